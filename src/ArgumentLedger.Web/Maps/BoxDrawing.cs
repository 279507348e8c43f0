namespace ArgumentLedger.Web.Maps;

/// <summary>Draws one box of a map.</summary>
sealed class BoxDrawing(SvgWriter svg, MapBox box, MapAddresses addresses, MapView view)
{
    const double BarWidth = 44;

    internal void Draw()
    {
        if (box.IsCount)
            DrawCount();
        else if (box.Name == MapView.Motion)
            DrawHead();
        else
            DrawCard();
    }

    void DrawHead()
    {
        Open("m-motion-box");
        Link(addresses.Position?.Invoke(box.It?.Label ?? MapView.Motion), box.Card.Title, () => svg.Lines(box.Card.Lines, box.X, box.Y, box.Card.Width, box.Card.Height));
        svg.Empty("path", "m-rule", ("d", Rule(box.Bottom - 3)));
        svg.Empty("path", "m-rule", ("d", Rule(box.Bottom)));
        svg.Close();
    }

    string Rule(double y) => $"M{SvgWriter.Number(box.X)} {SvgWriter.Number(y)}H{SvgWriter.Number(box.Right)}";

    void DrawCount()
    {
        Open(null);
        Action draw = () =>
        {
            svg.Empty("rect", "m-pill", Area(box.X, box.Y, box.Card.Width, box.Card.Height, 12));
            svg.Lines(box.Card.Lines, box.X - 3, box.Y, box.Card.Width, box.Card.Height);
        };
        if (addresses.View is { } address)
            Link(AddressOfCounted(address, box.It?.Label ?? MapView.Motion), box.Card.Title, draw, "nofollow");
        else
            draw();
        svg.Close();
    }

    // What has been opened and is still too much for one map gets a map of its own.
    string AddressOfCounted(Func<MapView, string> address, string label) =>
        box.It is not null && !view.Folded.Contains(label) && (view.IsUnfolded || view.Opened.Contains(label))
            ? address(MapView.Whole with { Branch = label })
            : $"{address(view.Open(label))}#m-{label}";

    void DrawCard()
    {
        Open(null);
        Link(addresses.Position?.Invoke(box.Name), box.Card.Title, () =>
        {
            svg.Empty("rect", "m-frame", Area(box.X, box.Y, box.Card.Width, box.Card.Frame, 4));
            svg.Empty("rect", "m-edge", Area(box.X, box.Y, 3, box.Card.Frame, 1.5));
            svg.Lines(box.Card.Lines, box.X, box.Y, box.Card.Width, box.Card.Frame, DrawStrength);
        });
        foreach (var note in box.Card.Notes)
            DrawNote(note);
        Signs.Draw(svg, box.Sign, new(box.X, box.Y + box.Card.Level));
        if (box.IsOpen && addresses.View is { } address)
            DrawHandle(address);
        svg.Close();
    }

    void DrawStrength()
    {
        if (box.Card.Strength is not { } strength)
            return;
        var (x, y) = (box.Card.Width - 12 - BarWidth, strength.Y - 7);
        svg.Empty("rect", "m-bar", Area(x, y, BarWidth, 6, 3));
        svg.Empty("rect", "m-strength", Area(x, y, BarWidth * strength.Value, 6, 3));
    }

    void DrawNote(CardNote note)
    {
        Link(addresses.Position?.Invoke(note.Label ?? box.Name), note.Title, () =>
        {
            svg.Empty("rect", "m-note", Area(box.X + CardNote.Left, box.Y + note.Y, box.Card.Width - CardNote.Left, note.Height));
            svg.Empty("rect", "m-note-edge", Area(box.X + CardNote.Left + 3, box.Y + note.Y + 5, 2.5, note.Height - 8));
            svg.Lines([.. note.Lines.Select(line => line with { Y = line.Y - note.Y })], box.X, box.Y + note.Y, box.Card.Width, note.Height);
        });
    }

    void DrawHandle(Func<MapView, string> address) =>
        Link($"{address(view.Fold(box.Name))}#m-{box.Name}", $"Fold away the replies to {box.Name}", () =>
        {
            var (x, y) = (SvgWriter.Number(box.Right), SvgWriter.Number(box.Y + box.Card.Level));
            svg.Empty("circle", "m-touch", ("cx", x), ("cy", y), ("r", "12"));
            svg.Empty("circle", "m-handle", ("cx", x), ("cy", y), ("r", "6.5"));
            svg.Empty("path", "m-minus", ("d", $"M{SvgWriter.Number(box.Right - 3)} {y}h6"));
        }, "nofollow");

    void Open(string? also) => svg.Open("g", also is null ? box.Card.Style : $"{box.Card.Style} {also}", ("id", box.IsCount ? null : $"m-{box.Name}"));

    // There is a view for every choice of what is folded: more than anything that follows links should walk.
    void Link(string? address, string title, Action draw, string? rel = null)
    {
        if (address is null)
            svg.Open("g", null);
        else
            svg.Open("a", "m-link", ("href", address), ("rel", rel));
        svg.Text("title", null, title);
        draw();
        svg.Close();
    }

    static (string, string?)[] Area(double x, double y, double width, double height, double radius = 0) =>
    [
        ("x", SvgWriter.Number(x)), ("y", SvgWriter.Number(y)), ("width", SvgWriter.Number(width)), ("height", SvgWriter.Number(height)),
        ("rx", radius == 0 ? null : SvgWriter.Number(radius)),
    ];
}
