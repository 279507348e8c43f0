using ArgumentLedger.Domain;
using ArgumentLedger.Web.Api;
using ArgumentLedger.Web.Maps;
using Microsoft.AspNetCore.Mvc;

namespace ArgumentLedger.Web.Pages.Debates;

/// <summary>The argument map, as a picture and in words.</summary>
public sealed class MapModel(DebateInView here) : DebatePage(here)
{
    /// <summary>The sizes in which it can be drawn, with what they scale it by.</summary>
    public static readonly IReadOnlyDictionary<string, double> Sizes = new Dictionary<string, double> { ["small"] = 0.6, ["normal"] = 1, ["large"] = 1.5 };

    /// <summary>The size asked for.</summary>
    public string Size { get; private set; } = "normal";

    /// <summary>What is shown.</summary>
    public MapTree Tree { get; private set; } = null!;

    /// <summary>The picture.</summary>
    public MapPicture Picture { get; private set; } = null!;

    /// <summary>How many contributions are on the map, quotes included.</summary>
    public int Shown { get; private set; }

    /// <summary>The links between contributions on the map, in the order they were made.</summary>
    public IReadOnlyList<Link> Links { get; private set; } = [];

    /// <summary>Draws the map.</summary>
    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        var (view, _, _) = MapView.Read(Request.Parameter("branch"), Request.Parameter("fold"), Request.Parameter("open"));
        Size = Request.Parameter("size") ?? "normal";
        if (view is null || !Sizes.ContainsKey(Size) || MapTree.Of(Debate, view) is not { } tree)
            return NotFound();
        Tree = tree;
        var shown = tree.Shown.ToDictionary(it => it.Label);
        Shown = shown.Count;
        Links = [.. shown.Keys.SelectMany(label => Debate.Outgoing.GetValueOrDefault(label, [])).Select(id => Debate.Links[id])
            .Where(link => link.Withdrawn is null).OrderBy(link => link.Version)];
        await Here.LearnAsync(shown.Values.Select(it => it.Speaker).Concat(Conceders(shown)).Append(Debate.Opener), ct);
        Picture = Draw(tree, await NamesAsync(shown));
        return Page();
    }

    /// <summary>The address of another view of the map, at the same moment and in the same size.</summary>
    public string AddressOf(MapView view, string? size = null) =>
        Here.Place("map", string.Join('&', new[] { view.ToQuery(), (size ?? Size) == "normal" ? "" : $"size={size ?? Size}" }.Where(part => part.Length > 0)));

    /// <summary>The address of the picture as a file.</summary>
    public string FileAddress => $"/api{Here.Place("map.svg", Tree.View.ToQuery())}";

    MapPicture Draw(MapTree tree, IReadOnlyDictionary<string, string> names) =>
        new(ArgumentMap.Of(tree, who => names[who]), new(label => Here.Place(label == MapView.Motion ? null : label), view => AddressOf(view)))
        {
            Name = "Argument map",
            DescribedBy = "map-about",
            Scale = Sizes[Size],
        };

    async Task<IReadOnlyDictionary<string, string>> NamesAsync(Dictionary<string, Contribution> shown)
    {
        var names = new Dictionary<string, string>();
        foreach (var who in shown.Values.Select(it => it.Speaker).Concat(Conceders(shown)).Where(who => !Debate.Cast.ContainsKey(who)))
            if (!names.ContainsKey(who))
                names[who] = (await Here.NameAsync(who)).DisplayName;
        if (Tree.Top is { } top && !Debate.Cast.ContainsKey(top.Speaker))
            names[top.Speaker] = (await Here.NameAsync(top.Speaker)).DisplayName;
        return names;
    }

    IEnumerable<string> Conceders(Dictionary<string, Contribution> shown) =>
        shown.Keys.SelectMany(label => Debate.ConcessionsOf.GetValueOrDefault(label, [])).Select(label => Debate.Concessions[label].Speaker);
}
