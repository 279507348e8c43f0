using System.Text.Json.Nodes;
using ArgumentLedger.Web.Identity;
using ArgumentLedger.Web.Projections;

namespace ArgumentLedger.Web.Pages.Import;

/// <summary>A person's drafts of pasted threads, with what they pasted. Erased they are gone; what was logged of one stays.</summary>
sealed class ThreadDraftData(ThreadDrafts drafts) : IKeepsPersonalData
{
    public string Name => "threadDrafts";

    public async Task<JsonNode> ExportAsync(Guid contributor, CancellationToken ct) =>
        new JsonArray([.. (await drafts.AllOfAsync(contributor.ToString(), ct)).Select(Shown)]);

    public Task EraseAsync(Guid contributor, CancellationToken ct) => drafts.ForgetAsync(contributor.ToString(), ct);

    static JsonObject Shown(ThreadDraft draft)
    {
        var authors = draft.Conversation.Authors.ToDictionary(author => author.Id, author => author.Name);
        return new()
        {
            ["motion"] = draft.Motion,
            ["visibility"] = Rows.Word(draft.Visibility),
            ["debate"] = draft.Debate,
            ["changedAt"] = draft.ChangedAt,
            ["post"] = draft.Conversation.Post is { } post ? new JsonObject { ["title"] = post.Title, ["author"] = post.Author, ["url"] = post.Url, ["text"] = post.Text } : null,
            ["messages"] = new JsonArray([.. draft.Conversation.Messages.Select(message => new JsonObject
            {
                ["author"] = authors.GetValueOrDefault(message.Author),
                ["saidAt"] = message.SaidAt,
                ["text"] = message.Text,
            })]),
        };
    }
}
