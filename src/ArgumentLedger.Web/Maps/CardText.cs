namespace ArgumentLedger.Web.Maps;

/// <summary>Sets text on a card, line below line.</summary>
sealed class CardText(double width)
{
    /// <summary>From the left edge to the text: room for half of the sign that stands on the edge.</summary>
    internal const double Left = 18;

    const double Right = 12;

    readonly List<CardLine> lines = [];

    internal double Y { get; private set; }

    /// <summary>All lines set so far.</summary>
    internal IReadOnlyList<CardLine> Lines => [.. lines];

    /// <summary>Goes down by some height.</summary>
    internal CardText Down(double by)
    {
        Y += by;
        return this;
    }

    /// <summary>Sets a text from the current height on, in at most so many lines.</summary>
    internal CardText Set(TextStyle style, string text, int most, double indent = 0)
    {
        var wrapped = Wrapping.Wrap(text, (width - Left - Right - indent) / style.Size, most, style.Bold);
        foreach (var line in wrapped.Lines)
        {
            Y += style.Step;
            lines.Add(wrapped.IsRightToLeft
                ? new(width - Right, Y, style.Name, line) { IsRightToLeft = true }
                : new(Left + indent, Y, style.Name, line));
        }
        return this;
    }

    /// <summary>Sets one line with something at its right end.</summary>
    internal CardText SetBoth(TextStyle style, string text, TextStyle endStyle, string end)
    {
        Y += style.Step;
        var atEnd = Wrapping.Line(end, (width - Left - Right) / 2 / endStyle.Size, endStyle.Bold).Lines[0];
        var room = width - Left - Right - endStyle.Bold * endStyle.Size * TextWidths.Of(atEnd) - 8;
        foreach (var line in Wrapping.Line(text, room / style.Size, style.Bold).Lines)
            lines.Add(new(Left, Y, style.Name, line));
        lines.Add(new(width - Right, Y, endStyle.Name, atEnd) { IsAtEnd = true });
        return this;
    }
}

/// <summary>A face in which text is set: its class in the style sheet, its size, the step to the next line, and how bold it is.</summary>
sealed record TextStyle(string Name, double Size, double Step, double Bold = 1)
{
    internal static readonly TextStyle Kind = new("m-kind", 11.5, 20, TextWidths.Bold);
    internal static readonly TextStyle Label = new("m-label", 11, 20);
    internal static readonly TextStyle Speaker = new("m-who", 11.5, 16);
    internal static readonly TextStyle Words = new("m-words", 13.5, 18);
    internal static readonly TextStyle Aside = new("m-aside", 11, 15);
    internal static readonly TextStyle Conceded = new("m-gave", 11.5, 16);
    internal static readonly TextStyle Status = new("m-status", 11.5, 20);
    internal static readonly TextStyle Quote = new("m-quoted", 12.5, 16);
    internal static readonly TextStyle Motion = new("m-motion", 21, 27, TextWidths.Bold);
    internal static readonly TextStyle Above = new("m-words", 15, 20);
    internal static readonly TextStyle More = new("m-more", 12, 17);
    internal static readonly TextStyle Legend = new("m-legend", 11.5, 16);
}
