using System.Globalization;
using ArgumentLedger.Domain;
using ArgumentLedger.Domain.Quotes;
using ArgumentLedger.Web.Transfer.Threads;
using Role = ArgumentLedger.Web.Transfer.Threads.Role;

namespace ArgumentLedger.Web.Pages.Import;

/// <summary>Puts what was typed into a draft's page into the draft. Fields that are not on the page are left as they are.</summary>
public sealed class DraftForm
{
    readonly Conversation before;
    readonly IFormCollection typed;
    readonly DraftNumbers numbers;
    readonly Dictionary<int, string> renamed = [];
    Conversation now;

    /// <summary>Takes a draft’s conversation and what was typed into its page.</summary>
    public DraftForm(Conversation before, IFormCollection typed)
    {
        (this.before, now, this.typed) = (before, before, typed);
        numbers = new(before);
    }

    /// <summary>What is wrong, by the field's name.</summary>
    public Dictionary<string, string> Wrong { get; } = [];

    /// <summary>The conversation with all that is right of what was typed; the rest is in <see cref="Wrong"/>.</summary>
    public Conversation Read()
    {
        foreach (var message in before.Messages)
            foreach (var piece in message.Pieces)
                if (Typed($"role-{piece.Id}") is { } role)
                    Read(message, piece, role);
        foreach (var message in before.Messages)
            if (Typed($"name-{message.Id}") is { } name)
                Read(message, name);
        return now;
    }

    string? Typed(string field) => typed.TryGetValue(field, out var value) ? value.ToString().Trim() : null;

    void Read(Message message, Piece piece, string role)
    {
        var read = piece with
        {
            Role = Enum.TryParse<Role>(role, out var one) && Enum.IsDefined(one) ? one : piece.Role,
            Target = PieceAt($"target-{piece.Id}", piece.Target),
            Stance = Enum.TryParse<Stance>(Typed($"stance-{piece.Id}"), out var stance) && Enum.IsDefined(stance) ? stance : null,
            Extent = Typed($"extent-{piece.Id}") == nameof(Extent.Full) ? Extent.Full : Extent.Partial,
            Yields = PieceAt($"yields-{piece.Id}", piece.Yields),
            For = PieceAt($"for-{piece.Id}", piece.For),
        };
        if (read.Role == Role.Quote)
            read = read with { Origin = OriginAt(message, read), SaidBy = SaidBy(piece) };
        if (read != piece)
            now = now.With(read);
    }

    int? PieceAt(string field, int? otherwise)
    {
        if (Typed(field) is not { } number)
            return otherwise;
        if (number.Length == 0)
            return null;
        if (numbers.Piece(number) is { } found)
            return found;
        Wrong[field] = $"No piece has the number “{(number.Length > 20 ? number[..20] : number)}”: give one such as 2.1.";
        return otherwise;
    }

    string? SaidBy(Piece piece)
    {
        var field = $"words-of-{piece.Id}";
        if (Typed(field) is not { } name)
            return piece.SaidBy;
        if (name.Length == 0)
            return null;
        if (Limits.Check("name", name, Limits.Name, "name-length") is not { } refusal)
            return name;
        Wrong[field] = refusal.Sentence;
        return piece.SaidBy;
    }

    Origin OriginAt(Message message, Piece piece)
    {
        var field = $"origin-{piece.Id}";
        var current = piece.Origin ?? Origin.NotOnRecord;
        if (Typed(field) is not { } given || given == numbers.OriginOf(piece.Origin))
            return current;
        if (given.Length == 0)
            return Origin.NotOnRecord;
        var exact = message.QuotedWords(piece);
        if (given.Equals("post", StringComparison.OrdinalIgnoreCase) && before.Post is { } post)
            return In(null, post.Text, exact);
        if (numbers.Message(given.Split('.')[0]) is { } other && numbers.OfMessage(other.Id) < numbers.OfMessage(message.Id))
            return In(other.Id, other.Text, exact);
        Wrong[field] = "Give the number of an earlier message, “post” when you have it, or nothing.";
        return current;
    }

    static Origin In(int? message, string text, string exact)
    {
        var finding = QuotedText.Prepare(text).Find(exact);
        return finding.Place is { } place
            ? new(finding.Fidelity, message, place.Units.Start.Value, place.Units.End.Value)
            : new(finding.Fidelity, message, -1, -1);
    }

    void Read(Message message, string name)
    {
        ReadTime(message);
        var same = Typed($"same-{message.Id}");
        if (same == "new")
        {
            now = now.GiveToNew(message.Id, null);
            return;
        }
        if (int.TryParse(same, NumberStyles.None, CultureInfo.InvariantCulture, out var other) && other != message.Author)
        {
            now = now.Give(message.Id, other);
            return;
        }
        // A field that was not touched says nothing: the same author's name may have been typed at another message.
        var author = now.Authors.Find(one => one.Id == message.Author);
        if (author is null || name == (before.Authors.Find(one => one.Id == message.Author)?.Name ?? ""))
            return;
        if (name.Length > 0 && Limits.Check("name", name, Limits.Name, "name-length") is { } refusal)
            Wrong[$"name-{message.Id}"] = refusal.Sentence;
        else if (now.Authors.Find(one => one.Id != author.Id && string.Equals(one.Name, name, StringComparison.OrdinalIgnoreCase)) is { } known && name.Length > 0)
            now = now.Give(message.Id, known.Id);
        else if (!renamed.TryAdd(author.Id, name) && renamed[author.Id] != name)
            now = now.GiveToNew(message.Id, name.Length == 0 ? null : name);
        else
            now = now with { Authors = now.Authors.Replace(author, author with { Name = name.Length == 0 ? null : name }) };
    }

    void ReadTime(Message message)
    {
        if (Typed($"said-{message.Id}") is not { } given)
            return;
        DateTimeOffset? said = null;
        if (given.Length > 0 && !TryReadTime(given, out said))
        {
            Wrong[$"said-{message.Id}"] = "Give a date and time, such as 2026-03-03 10:14.";
            return;
        }
        var at = now.Messages.FindIndex(one => one.Id == message.Id);
        // A browser's field has no seconds: what was not touched keeps them.
        if (given != Shown(message.SaidAt))
            now = now with { Messages = now.Messages.SetItem(at, now.Messages[at] with { SaidAt = said }) };
    }

    static bool TryReadTime(string given, out DateTimeOffset? said)
    {
        var isTime = DateTimeOffset.TryParse(given, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var at);
        said = isTime ? Microseconds.Of(at) : null;
        return isTime;
    }

    /// <summary>A time as the field shows it.</summary>
    internal static string Shown(DateTimeOffset? at) => at?.UtcDateTime.ToString("yyyy-MM-ddTHH:mm", CultureInfo.InvariantCulture) ?? "";
}
