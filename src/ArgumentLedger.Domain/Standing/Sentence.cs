using System.Collections.Immutable;
using System.Globalization;
using System.Runtime.CompilerServices;

namespace ArgumentLedger.Domain;

/// <summary>A piece of a sentence: some words, or the label of a contribution or concession.</summary>
public readonly record struct SentencePart(string Text, bool IsLabel);

/// <summary>A sentence for a reader, in English, whose labels a page can show as links.</summary>
public sealed class Sentence
{
    Sentence(ImmutableArray<SentencePart> parts) => Parts = parts;

    /// <summary>Its pieces in order.</summary>
    public ImmutableArray<SentencePart> Parts { get; }

    /// <summary>The labels in it, each once, in order.</summary>
    public IEnumerable<string> Labels => Parts.Where(part => part.IsLabel).Select(part => part.Text).Distinct();

    /// <inheritdoc/>
    public override string ToString() => string.Concat(Parts.Select(part => part.Text));

    /// <summary>Writes a sentence: what stands in braces is a label, or a sentence of its own.</summary>
    internal static Sentence Of(Writer writer) => new(writer.Finish());

    /// <summary>Strings sentences together with <paramref name="comma"/> between them and <paramref name="last"/> before the last.</summary>
    internal static Sentence Join(IReadOnlyList<Sentence> sentences, string comma, string last)
    {
        var parts = ImmutableArray.CreateBuilder<SentencePart>();
        for (var i = 0; i < sentences.Count; i++)
        {
            if (i > 0)
                parts.Add(new(i == sentences.Count - 1 ? last : comma, false));
            parts.AddRange(sentences[i].Parts);
        }
        return new(parts.ToImmutable());
    }

    /// <summary>Names labels, of many the first only and how many more there are, so that every sentence can be read.</summary>
    internal static Sentence Naming(IReadOnlyList<string> labels)
    {
        const int most = 8;
        List<Sentence> names = [.. labels.Take(labels.Count > most ? most - 2 : most).Select(label => Of($"{label}"))];
        if (labels.Count > names.Count)
            names.Add(Of($"{labels.Count - names.Count} others"));
        return Join(names, ", ", " and ");
    }

    /// <summary>Collects the pieces of an interpolated text.</summary>
    [InterpolatedStringHandler]
    internal readonly ref struct Writer
    {
        readonly ImmutableArray<SentencePart>.Builder parts;

        internal Writer(int literals, int labels) => parts = ImmutableArray.CreateBuilder<SentencePart>(literals + labels);

        internal void AppendLiteral(string words) => parts.Add(new(words, false));

        internal void AppendFormatted(string label) => parts.Add(new(label, true));

        internal void AppendFormatted(Status status) => AppendLiteral(status.Word());

        internal void AppendFormatted(Level level) => AppendLiteral(level.ToString());

        internal void AppendFormatted(int number) => AppendLiteral(number.ToString(CultureInfo.InvariantCulture));

        internal void AppendFormatted(Sentence sentence) => parts.AddRange(sentence.Parts);

        internal ImmutableArray<SentencePart> Finish() => parts.ToImmutable();
    }
}
