using System.Xml.Linq;
using ArgumentLedger.Web.Maps;
using CsCheck;

namespace ArgumentLedger.Web.Tests.Maps;

/// <summary>What holds of every map, whatever was said: of debates with every kind of link, in any words, folded anyhow.</summary>
public sealed class MapProperties
{
    static readonly Gen<ArgumentMap> Maps = Gen.Select(Gen.Int[1, 120], Gen.Int[0, 1_000_000], Gen.Bool, Gen.Int[0, 5]).Select((size, seed, isStrange, view) =>
        MapLayoutTests.Drawn(InventedDebate.Of(size, seed, isStrange), View(view, InventedDebate.Of(1, seed).Order[0])));

    [Fact]
    public void No_two_boxes_overlap() => Maps.Sample(map =>
    {
        foreach (var (one, other) in Pairs(map.Boxes))
            Assert.False(one.X < other.Right && other.X < one.Right && one.Y < other.Bottom && other.Y < one.Bottom, $"{one.Name} and {other.Name} overlap.");
    }, iter: 60);

    [Fact]
    public void Everything_is_inside_the_picture() => Maps.Sample(map =>
    {
        Assert.All(map.Boxes, box => Assert.True(box.X >= 0 && box.Y >= 0 && box.Right <= map.Width && box.Bottom <= map.Height, box.Name));
        Assert.All(map.Lines.SelectMany(line => line.Points), point => Assert.True(point.X >= 0 && point.Y >= 0 && point.X <= map.Width && point.Y <= map.Height, $"{point}"));
        Assert.All(map.Boxes, box => Assert.All(box.Card.Lines.Concat(box.Card.Notes.SelectMany(note => note.Lines)), line => Assert.InRange(line.X, 0, box.Card.Width)));
    }, iter: 60);

    [Fact]
    public void Every_line_is_level_or_upright_and_begins_and_ends_at_what_it_joins() => Maps.Sample(map =>
    {
        foreach (var line in map.Lines)
        {
            Assert.All(line.Points.Zip(line.Points.Skip(1)), part => Assert.True(part.First.X.Equals(part.Second.X) || part.First.Y.Equals(part.Second.Y), line.Title));
            Assert.True(Touches(map, line.From, line.Points[0]), $"{line.Title}: {line.Points[0]} is not at {line.From}.");
            Assert.True(Touches(map, line.To, line.Points[^1]), $"{line.Title}: {line.Points[^1]} is not at {line.To}.");
        }
    }, iter: 60);

    [Fact]
    public void No_line_runs_through_a_box() => Maps.Sample(map =>
    {
        var areas = map.Boxes.SelectMany(Areas).ToList();
        foreach (var line in map.Lines)
            foreach (var (from, to) in line.Points.Zip(line.Points.Skip(1)))
                foreach (var area in areas)
                    Assert.False(Math.Max(from.X, to.X) > area.X + 1 && Math.Min(from.X, to.X) < area.Right - 1
                        && Math.Max(from.Y, to.Y) > area.Y + 1 && Math.Min(from.Y, to.Y) < area.Bottom - 1, $"{line.Title} runs through {area.Name}.");
    }, iter: 60);

    [Fact]
    public void A_picture_is_wellformed_and_holds_nothing_but_shapes_links_and_words() => Maps.Sample(map =>
    {
        var picture = XDocument.Parse(MapLayoutTests.File(map));
        string[] elements = ["svg", "g", "a", "path", "rect", "circle", "text", "title", "style"];
        Assert.All(picture.Descendants(), element => Assert.Contains(element.Name.LocalName, elements));
        Assert.All(picture.Descendants().Attributes(), attribute => Assert.False(attribute.Name.LocalName is "style" || attribute.Name.LocalName.StartsWith("on", StringComparison.Ordinal)));
        Assert.All(picture.Descendants().Attributes("href"), link => Assert.Matches(@"\A(https://ledger\.example/|\?)[a-z0-9=,&#-]+\z", link.Value));
        Assert.DoesNotContain('\u202e', picture.ToString());
    }, iter: 60);

    [Fact]
    public void No_words_are_cut_without_being_in_the_title() => Maps.Sample(map =>
    {
        foreach (var box in map.Boxes.Where(box => box is { IsCount: false, It: not null } && box.Name != MapView.Motion && !map.Tree.Debate.Hidden.ContainsKey(box.Name)))
            Assert.Contains(Wrapping.Drawable(box.It!.Text.ToString()), box.Card.Title, StringComparison.Ordinal);
    }, iter: 20);

    static MapView View(int which, string first) => which switch
    {
        0 => MapView.Whole with { IsUnfolded = true },
        1 => MapView.Whole.Fold(first),
        2 => MapView.Whole with { Branch = first },
        3 => MapView.Whole.Open(first).Open("r3"),
        _ => MapView.Whole,
    };

    static IEnumerable<(MapBox, MapBox)> Pairs(IReadOnlyList<MapBox> boxes) =>
        boxes.SelectMany((one, i) => boxes.Skip(i + 1).Select(other => (one, other)));

    // The framed part of a box, and each of its notes.
    static IEnumerable<(string Name, double X, double Y, double Right, double Bottom)> Areas(MapBox box) =>
        box.Card.Notes.Select(note => (note.Label ?? box.Name + " notes", box.X + CardNote.Left, box.Y + note.Y, box.Right, box.Y + note.Y + note.Height))
            .Prepend((box.Name, box.X, box.Y, box.Right, box.Y + box.Card.Frame));

    static bool Touches(ArgumentMap map, string name, MapPoint point)
    {
        if (map.Tree.Debate.Links.TryGetValue(name, out var link) && map.Lines.Where(line => (link.IsOwned && line.From == link.From && line.Label is null) || line.Label == link.Id).Any(line => MapLayoutTests.Lies(point, line.Points)))
            return true;
        var label = link?.From ?? name;
        return map.Boxes.Any(box => (box.Name == label && IsOnEdge(point, box.X, box.Y, box.Right, box.Y + box.Card.Frame))
            || box.Card.Notes.Any(note => (note.Label == label || note.Label is null) && IsOnEdge(point, box.X + CardNote.Left, box.Y + note.Y, box.Right, box.Y + note.Y + note.Height)));
    }

    static bool IsOnEdge(MapPoint point, double left, double top, double right, double bottom) =>
        point.X >= left && point.X <= right && point.Y >= top && point.Y <= bottom
        && (point.X.Equals(left) || point.X.Equals(right) || point.Y.Equals(bottom) || point.Y.Equals(top));
}
