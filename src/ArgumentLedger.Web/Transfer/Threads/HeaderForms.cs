namespace ArgumentLedger.Web.Transfer.Threads;

/// <summary>
/// Which forms of header a paste uses. A name with a date is one wherever it stands; “Ann: …”, “1. …” and headings are
/// only where they recur from the first line on.
/// </summary>
sealed class HeaderForms
{
    readonly bool takesColons;
    readonly bool takesNumbers;
    readonly bool takesHeadings;
    int lastNumber;

    HeaderForms(bool takesColons, bool takesNumbers, bool takesHeadings) =>
        (this.takesColons, this.takesNumbers, this.takesHeadings) = (takesColons, takesNumbers, takesHeadings);

    internal static HeaderForms In(List<Line> lines)
    {
        var names = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        var (said, colons, headings, numbers) = (0, 0, 0, 0);
        HeaderForm? first = null;
        var hasNamed = false;
        foreach (var line in lines)
        {
            if (line.Depth > 0 || line.IsBlank || line.Says is not null)
                continue;
            var header = Header.Of(line.Text);
            if (said++ == 0)
                first = header?.Form;
            if (header is null)
                continue;
            hasNamed |= header.Form == HeaderForm.Named;
            headings += header.Form == HeaderForm.Heading ? 1 : 0;
            numbers += header.Form == HeaderForm.Number && header.Ordinal == numbers + 1 ? 1 : 0;
            if (header.Form != HeaderForm.Colon)
                continue;
            colons++;
            names[header.Author!] = names.GetValueOrDefault(header.Author!) + 1;
        }
        var recurs = names.Count > 1 && (names.Values.Any(count => count > 1) || colons * 2 >= said);
        return new(
            !hasNamed && first == HeaderForm.Colon && recurs,
            !hasNamed && first == HeaderForm.Number && numbers > 1,
            !hasNamed && first == HeaderForm.Heading && headings > 1);
    }

    /// <summary>The header at a line, if it is one here, and how many lines it takes.</summary>
    internal Header? Read(List<Line> lines, int at, out int taken)
    {
        taken = 1;
        var header = OfTwoLines(lines, at, ref taken) ?? Header.Of(lines[at].Text);
        return header?.Form switch
        {
            null => null,
            HeaderForm.Colon => takesColons ? header : null,
            HeaderForm.Heading => takesHeadings ? header : null,
            HeaderForm.Number => takesNumbers && header.Ordinal == lastNumber + 1 ? Counted(header) : null,
            _ => header,
        };
    }

    Header Counted(Header header)
    {
        lastNumber = header.Ordinal;
        return header;
    }

    // Mail programs wrap their “On …, … wrote:” too.
    static Header? OfTwoLines(List<Line> lines, int at, ref int taken)
    {
        var first = lines[at];
        if (!first.Text.StartsWith("On ", StringComparison.Ordinal) || at + 1 == lines.Count || lines[at + 1].Depth != first.Depth)
            return null;
        if (Header.Of($"{first.Text} {lines[at + 1].Text}") is not { Form: HeaderForm.Attribution } header)
            return null;
        taken = 2;
        return header;
    }
}
