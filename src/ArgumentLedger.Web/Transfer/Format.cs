using System.Collections.Immutable;
using ArgumentLedger.Domain;

namespace ArgumentLedger.Web.Transfer;

/// <summary>
/// A file format for debates. Each is one class in this folder with a constructor without parameters, and is found by
/// being there (<see cref="Formats"/>): adding a format needs no edit elsewhere. It reads, writes, or does both, or is a table of events.
/// </summary>
public abstract class Format
{
    /// <summary>What it is called over REST and on the command line, in kebab case, such as <c>tgf</c>.</summary>
    public abstract string Name { get; }

    /// <summary>What it is called on pages.</summary>
    public abstract string Title { get; }

    /// <summary>The media type of its files, without parameters; they are always UTF-8.</summary>
    public abstract string MediaType { get; }

    /// <summary>How its files' names end, with the dot.</summary>
    public abstract string Extension { get; }

    /// <summary>Reads its files; null when it is only written.</summary>
    public virtual IDebateReader? Reader => this as IDebateReader;

    /// <summary>Writes its files; null when it is only read.</summary>
    public virtual IDebateWriter? Writer => this as IDebateWriter;
}

/// <summary>Turns a file's text into moves.</summary>
public interface IDebateReader
{
    /// <summary>Reads a whole file, decoded by <see cref="FileText"/>; whatever stands in it, the answer is moves or a fault.</summary>
    Reading Read(string text);
}

/// <summary>Turns a debate into a file's text.</summary>
public interface IDebateWriter
{
    /// <summary>Writes a debate as it stands at some moment.</summary>
    Written Write(WritableDebate debate);
}

/// <summary>A file as text, and what the debate says that the format cannot carry.</summary>
public sealed record Written(string Text, ImmutableArray<Loss> Losses);

/// <summary>A debate at some moment, as writers see it.</summary>
/// <param name="Id">Its id.</param>
/// <param name="State">Its state; what is hidden in it now is hidden at every moment.</param>
/// <param name="NameOf">The handle of a contributor's id, the label of a cast member; null when the account is gone.</param>
public sealed record WritableDebate(Guid Id, Debate State, Func<string, string?> NameOf)
{
    /// <summary>The address that the site is read under, for formats that name things by addresses.</summary>
    public Uri Site { get; init; } = new("http://localhost:5080/");

    /// <summary>The words of a contribution as they are now; null when they were hidden or erased.</summary>
    public string? WordsOf(Contribution contribution) => State.Hidden.ContainsKey(contribution.Label) ? null : contribution.Text.Text;

    /// <summary>What a reader calls somebody: a cast member's name, else a handle; words for it when neither is there.</summary>
    public string SpeakerOf(string voice)
    {
        if (!State.Cast.TryGetValue(voice, out var member))
            return NameOf(voice) ?? "a former contributor";
        return State.Hidden.ContainsKey(voice) || member.Name.Text is null ? member.Label : member.Name.Text;
    }

    /// <summary>The address of something in the debate, such as a contribution by its label.</summary>
    public string AddressOf(string below) => new Uri(Site, $"debates/{Id}/{below}").AbsoluteUri;

    /// <summary>All contributions, in the order they were made.</summary>
    public IEnumerable<Contribution> Contributions => State.Order.Select(label => State.Contributions[label]);

    /// <summary>The contributions that stand, in the order they were made.</summary>
    public IEnumerable<Contribution> Standing => Contributions.Where(State.Stands);

    /// <summary>The concessions that were not taken back, in the order they were made.</summary>
    public IEnumerable<Concession> Concessions => State.Concessions.Values.Where(made => made.Withdrawn is null).OrderBy(made => made.Version);

    /// <summary>The sources, in the order they were recorded.</summary>
    public IEnumerable<Source> Sources => State.Sources.Values.OrderBy(source => source.Version);

    /// <summary>The links that count between contributions that stand, in the order they were made.</summary>
    public IEnumerable<Link> LiveLinks => State.Links.Values.OrderBy(link => link.Version).ThenBy(link => link.Id, StringComparer.Ordinal).Where(IsLive);

    // A link that is undercut may itself be gone, and so may what it points at.
    bool IsLive(Link link) =>
        State.IsLive(link) && (State.Links.TryGetValue(link.To, out var undercut) ? IsLive(undercut) : State.Stands(State.Contributions[link.To]));
}
