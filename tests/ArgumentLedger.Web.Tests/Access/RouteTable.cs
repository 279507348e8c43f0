namespace ArgumentLedger.Web.Tests.Access;

/// <summary>
/// What each caller is answered, a word each in the order of <see cref="Caller"/>: a status; “sign” for being sent to
/// sign in; “done” for being sent on after something was done. Unlisted debates are answered as public ones.
/// </summary>
public sealed record Who(string Public, string Private);

/// <summary>One request to a route and what everybody is answered.</summary>
/// <param name="Route">The route as <see cref="Routes"/> names it.</param>
/// <param name="Who">What everybody is answered.</param>
/// <param name="Query">A query without its question mark.</param>
/// <param name="Body">JSON, or the fields of a form; #k stands for a number of the caller's own, from 1.</param>
public sealed record Row(string Route, Who Who, string Query = "", string Body = "")
{
    /// <summary>Whether what one caller does would stand in the way of the next: each gets a debate of their own.</summary>
    public bool IsFresh { get; init; }

    /// <summary>The move that a form is for.</summary>
    public string Name { get; init; } = "make-claim";

    /// <summary>Whether it is about a debate.</summary>
    public bool IsOfDebate => Route.Contains("/debates/{id", StringComparison.Ordinal);

    /// <inheritdoc/>
    public override string ToString() => $"{Route} {Query} {(Body.Length > 80 ? Body[..80] : Body)}".TrimEnd();
}

/// <summary>Who may do what: a row for every route, and several where a route does several things.</summary>
public static class RouteTable
{
    //                                      anon strn read cont mode admi revo expi only bloc
    static readonly Who ReadsDebate = new("200  200  200  200  200  200  401  401  200  401",
                                          "404  404  200  200  200  200  401  401  200  401");
    static readonly Who ReadsFeed = new("200  200  200  200  200  200  401  401  200  401",
                                          "404  404  404  404  404  404  401  401  404  401");
    static readonly Who Contributes = new("401  201  201  201  201  201  401  401  403  401",
                                          "401  404  403  201  201  201  401  401  403  401");
    static readonly Who Moderates = new("401  403  403  403  201  201  401  401  403  401",
                                          "401  404  403  403  201  201  401  401  403  401");
    static readonly Who OnlyAuthor = new("401  403  403  403  403  403  401  401  403  401",
                                          "401  404  403  403  403  403  401  401  403  401");
    static readonly Who Anybody = Alike("200  200  200  200  200  200  401  401  200  401");
    static readonly Who SignedIn = Alike("401  200  200  200  200  200  401  401  200  401");
    static readonly Who Leads = Alike("done done done done done done 401  401  done 401");
    static readonly Who Marks = Alike("401  204  204  204  204  204  401  401  403  401");
    static readonly Who RefusedHook = Alike("401 422 422 422 422 422 401 401 403 401");
    static readonly Who RefusedBody = Alike("401 415 415 415 415 415 401 401 403 401");
    static readonly Who Writes = Alike("401  201  201  201  201  201  401  401  403  401");
    static readonly Who Imports = Alike("401  202  202  202  202  202  401  401  403  401");
    static readonly Who ReadsThreads = Alike("401 200 200 200 200 200 401 401 403 401");
    static readonly Who RestoresLedgers = Alike("401 403 403 403 403 422 401 401 403 401");
    static readonly Who NotTheirs = Alike("401  404  404  404  404  404  401  401  404  401");
    static readonly Who NotTheirImport = Alike("401  404  404  404  404  404  401  401  403  401");
    static readonly Who GuessesPassword = Alike("401  401  401  401  401  401  401  401  401  401");
    static readonly Who Registers = Alike("201  201  201  201  201  201  401  401  201  401");

    // Pages know only cookies: a token, whatever it may, is nobody there.
    //                                      anon strn read cont mode admi revo expi only bloc
    static readonly Who SeesDebate = new("200  200  200  200  200  200  200  200  200  200",
                                          "404  404  200  200  200  200  404  404  404  404");
    static readonly Who SeesForm = new("sign 200  200  200  200  200  sign sign sign sign",
                                          "sign 404  200  200  200  200  sign sign sign sign");
    static readonly Who SendsForm = new("sign done done done done done sign sign sign sign",
                                          "sign 404  422  done done done sign sign sign sign");
    static readonly Who SendsModeratorsForm =
                                      new("sign 422  422  422  done done sign sign sign sign",
                                          "sign 404  422  422  done done sign sign sign sign");
    static readonly Who Reports = new("sign done done done done done sign sign sign sign",
                                          "sign 404  done done done done sign sign sign sign");
    static readonly Who SeesModerators =
                                      new("sign 403  403  403  200  200  sign sign sign sign",
                                          "sign 404  403  403  200  200  sign sign sign sign");
    static readonly Who SendsModerators =
                                      new("sign 403  403  403  done done sign sign sign sign",
                                          "sign 404  403  403  done done sign sign sign sign");
    static readonly Who SettlesReports =
                                      new("403  403  403  403  done done 403  403  403  403",
                                          "404  404  403  403  done done 404  404  404  404");
    static readonly Who SeesPage = Alike("200  200  200  200  200  200  200  200  200  200");
    static readonly Who SeesReference = Alike("200 200 200 200 200 200 401 401 200 200");
    static readonly Who SeesOwn = Alike("sign 200  200  200  200  200  sign sign sign sign");
    static readonly Who DoesOwn = Alike("sign done done done done done sign sign sign sign");
    static readonly Who SeesNone = Alike("sign 404  404  404  404  404  sign sign sign sign");
    static readonly Who Administers = Alike("sign 403  403  403  403  200  sign sign sign sign");
    static readonly Who DoesAdministration = Alike("sign 403  403  403  403  done sign sign sign sign");
    static readonly Who Leaves = Alike("done done done done done done done done done done");
    static readonly Who NoCode = Alike("400  400  400  400  400  400  400  400  400  400");
    static readonly Who NoPage = Alike("404  404  404  404  404  404  404  404  404  404");

    /// <summary>The rows.</summary>
    public static readonly IReadOnlyList<Row> Rows =
    [
        new("GET /api/debates", Anybody),
        new("GET /api/debates/{id:guid}", ReadsDebate),
        new("GET /api/debates/{id:guid}", ReadsDebate, "at=2"),
        new("GET /api/debates/{id:guid}/contributions", ReadsDebate),
        new("GET /api/debates/{id:guid}/contributions/{label}", ReadsDebate),
        new("GET /api/debates/{id:guid}/contributions/{label}/history", ReadsDebate),
        new("GET /api/debates/{id:guid}/contributions/{label}/dispute", ReadsDebate),
        new("GET /api/debates/{id:guid}/sources", ReadsDebate),
        new("GET /api/debates/{id:guid}/sources/{label}", ReadsDebate),
        new("GET /api/debates/{id:guid}/events", ReadsDebate),
        new("GET /api/debates/{id:guid}/events/stream", ReadsDebate, "after=0"),
        new("GET /api/debates/stream", Anybody),
        new("GET /api/debates/feed", Anybody),
        new("GET /api/debates/{id:guid}/feed", ReadsFeed),
        new("GET /api/debates/{id:guid}/contributions/{label}/feed", ReadsFeed),
        new("GET /api/debates/{id:guid}/turning-points", ReadsDebate),
        new("GET /api/debates/{id:guid}/compare", ReadsDebate, "from=1&to=3"),
        new("GET /api/debates/{id:guid}/what-if", ReadsDebate, "without=c1"),
        new("GET /api/debates/{id:guid}/commitments", ReadsDebate),
        new("GET /api/debates/{id:guid}/commitments/{speaker}", ReadsDebate),
        new("GET /api/debates/{id:guid}/map.svg", ReadsDebate),
        new("GET /api/debates/{id:guid}/ledger", ReadsDebate),
        new("GET /api/debates/{id:guid}/ledger/proof/{version}", ReadsDebate),
        new("GET /api/debates/{id:guid}/ledger/consistency", ReadsDebate, "from=2"),
        new("GET /api/debates/{id:guid}/export", ReadsDebate, "format=ledger"),
        new("GET /api/debates/{id:guid}/export", ReadsDebate, "format=apx"),
        new("GET /api/debates/{id:guid}/export/losses", ReadsDebate, "format=apx"),
        new("GET /api/formats", Anybody),
        new("GET /api/formats/json/schema", Anybody),
        new("GET /api/positions", Anybody),
        new("GET /api/positions/counts", Anybody),
        new("GET /api/search", Anybody, "q=know"),
        new("GET /api/search/feed", Anybody, "q=tea"),
        new("GET /api/quotes", Anybody),
        new("GET /api/quotes/speakers", Anybody),
        new("GET /api/concessions", Anybody),
        new("GET /api/contributors/{handle}", Anybody),
        new("GET /api/contributors/{handle}/commitments", Anybody),
        new("GET /api/ledger-key", Anybody),

        new("POST /api/debates", Writes, Body: """{"motion":"May I?"}"""),
        new("POST /api/debates/{id:guid}/moves", Contributes, Body: """{"move":"make-claim","text":"I may."}"""),
        new("POST /api/debates/{id:guid}/moves", Contributes, Body: """{"move":"rebut-claim","target":"c#k","aim":"conclusion","text":"I may."}"""),
        new("POST /api/debates/{id:guid}/moves", Contributes, Body: """{"move":"state-credence","target":"c1","probability":0.#k}"""),
        new("POST /api/debates/{id:guid}/moves", Contributes, Body: """{"move":"introduce-speaker","name":"Speaker #k"}"""),
        new("POST /api/debates/{id:guid}/moves", Contributes, Body: """{"move":"make-claim","speaker":"p1","text":"The gardener may."}"""),
        new("POST /api/debates/{id:guid}/moves", OnlyAuthor, Body: """{"move":"amend","target":"c#k","text":"Not mine.","reason":"May I?"}"""),
        new("POST /api/debates/{id:guid}/moves", OnlyAuthor, Body: """{"move":"withdraw","target":"c#k","reason":"May I?"}"""),
        new("POST /api/debates/{id:guid}/moves", Moderates, Body: """{"move":"hide","target":"c#k","reason":"May I?"}"""),
        new("POST /api/debates/{id:guid}/moves", Moderates, Body: """{"move":"restore","target":"c#k","reason":"May I?"}"""),
        new("POST /api/debates/{id:guid}/moves", Moderates, Body: """{"move":"admit","contributor":"guest-#k","role":"reader"}"""),
        new("POST /api/debates/{id:guid}/moves", Moderates, Body: """{"move":"remove","contributor":"guest-#k"}"""),
        new("POST /api/debates/{id:guid}/moves", Moderates, Body: """{"move":"reword-motion","motion":"May I, #k?"}"""),
        new("POST /api/debates/{id:guid}/moves", Moderates, Body: """{"move":"close-debate"}""") { IsFresh = true },
        new("POST /api/imports", Imports, "format=apx&motion=May%20I%3F", "arg(a#k)."),
        new("POST /api/imports", Imports, "format=apx&debate=00000000-0000-7000-8000-000000000000", "arg(a#k)."),
        new("POST /api/imports", ReadsThreads, "format=thread&dryRun=true", "ann: May I?"),
        new("POST /api/imports", RestoresLedgers, "format=ledger", "{}"),
        new("GET /api/imports/{id:guid}", NotTheirImport),
        new("DELETE /api/imports/{id:guid}", NotTheirImport),

        new("POST /api/accounts", Registers, Body: """{"handle":"new-#k","password":"a password for tests"}"""),
        new("POST /api/tokens", GuessesPassword, Body: """{"handle":"olga","password":"not hers, surely #k","name":"x","scope":"read"}"""),
        new("GET /api/tokens", SignedIn),
        new("DELETE /api/tokens/{id}", NotTheirs),
        new("GET /api/notifications", SignedIn),
        new("GET /api/notifications/digest", SignedIn),
        new("PUT /api/notifications/digest", RefusedBody, Body: """{"rhythm":"none"}"""),
        new("GET /api/webhooks", SignedIn),
        new("POST /api/webhooks", RefusedHook, Body: """{"url":"https://example.org/hook"}"""),
        new("GET /api/webhooks/{id:guid}", NotTheirs),
        new("PATCH /api/webhooks/{id:guid}", NotTheirImport),
        new("DELETE /api/webhooks/{id:guid}", NotTheirImport),
        new("POST /api/webhooks/{id:guid}/secret", NotTheirImport),
        new("POST /api/webhooks/{id:guid}/test", NotTheirImport),
        new("GET /api/webhooks/{id:guid}/deliveries", NotTheirs),
        new("POST /api/webhooks/{id:guid}/deliveries/{number:long}/redeliver", NotTheirImport),
        new("POST /api/notifications/read", Marks, Body: """{"upTo":1}"""),

        new("GET /api", SeesReference),
        new("GET /api/openapi.json", Anybody),
        new("GET /api/reference", Leads),
        new("GET /api/reference/favicon.svg", Anybody),
        new("GET /api/reference/scalar.aspnetcore.js", Anybody),
        new("GET /api/reference/scalar.js", Anybody),
        new("ANY /health", SeesPage),

        new("GET /", SeesPage),
        new("GET /standing", SeesPage),
        new("GET /search", SeesPage, "q=know"),
        new("GET /search", SeesPage),
        new("GET /positions", SeesPage),
        new("GET /concessions", SeesPage),
        new("GET /contributors/{handle}", SeesPage),
        new("GET /debates/new", SeesOwn),
        new("POST /debates/new", DoesOwn, Body: "motion=May I?&visibility=public"),
        new("GET /debates/{id:guid}", SeesDebate),
        new("GET /debates/{id:guid}", SeesDebate, "at=2"),
        new("GET /debates/{id:guid}/{label}", SeesDebate),
        new("GET /debates/{id:guid}/compare", SeesDebate, "from=1&to=3"),
        new("GET /debates/{id:guid}/ledger", SeesDebate),
        new("POST /debates/{id:guid}/ledger", SeesDebate),
        new("GET /debates/{id:guid}/map", SeesDebate),
        new("GET /debates/{id:guid}/moderation", SeesDebate),
        new("POST /debates/{id:guid}/moderation?handler=Settle", SettlesReports, Body: "label=c#k"),
        new("GET /debates/{id:guid}/people", SeesDebate),
        new("GET /debates/{id:guid}/people/{who}", SeesDebate),
        new("GET /debates/{id:guid}/replay", SeesDebate),
        new("GET /debates/{id:guid}/sources", SeesDebate),
        new("GET /debates/{id:guid}/sources/{source}", SeesDebate),
        new("GET /debates/{id:guid}/turning-points", SeesDebate),
        new("GET /debates/{id:guid}/what-if", SeesDebate, "without=c1"),
        new("GET /debates/{id:guid}/move/{name}", SeesForm),
        new("POST /debates/{id:guid}/move/{name}", SendsForm, Body: "text=I may."),
        new("POST /debates/{id:guid}/move/{name}", SendsModeratorsForm, Body: "target=c#k&reason=May I?") { Name = "hide" },
        new("GET /debates/{id:guid}/{label}/report", SeesForm),
        new("POST /debates/{id:guid}/{label}/report", Reports, Body: "Reason=May I?"),
        new("GET /debates/{id:guid}/invite", SeesModerators),
        new("POST /debates/{id:guid}/invite", SeesModerators, Body: "Role=Reader&Days=3"),
        new("POST /debates/{id:guid}/invite?handler=Revoke", SendsModerators, Body: "invitation=00000000-0000-7000-8000-000000000000"),
        new("GET /invitation/{code}", SeesNone),
        new("POST /invitation/{code}", SeesNone),

        new("GET /import", SeesOwn),
        new("POST /import", DoesOwn, Body: "Format=apx&Motion=May I?&Text=arg(a)."),
        new("GET /import/{id:guid}", SeesNone),
        new("POST /import/{id:guid}?handler=Confirm", SeesNone),
        new("POST /import/{id:guid}?handler=Cancel", SeesNone),
        new("GET /import/thread", SeesOwn),
        new("POST /import/thread", DoesOwn, Body: "Form.Text=ann: May I?&Form.Motion=May I?"),
        new("GET /import/thread/{id:guid}", SeesNone),
        new("POST /import/thread/{id:guid}", SeesNone, Body: "do=keep"),
        new("GET /import/thread/{id:guid}/preview", SeesNone),
        new("POST /import/thread/{id:guid}/preview", SeesNone),

        new("GET /notifications", SeesOwn),
        new("POST /notifications?handler=Digest", DoesOwn, Body: "rhythm=none"),
        new("GET /notifications/unsubscribe", SeesPage),
        new("POST /notifications/unsubscribe", NoCode),
        new("POST /notifications?handler=Read", DoesOwn, Body: "upTo=1"),

        new("GET /account", SeesOwn),
        new("POST /account?handler=Name", DoesOwn, Body: "Name.DisplayName=Caller #k"),
        new("POST /account?handler=Handle", SeesOwn, Body: "Handle.Wanted=olga"),
        new("POST /account?handler=Password", SeesOwn, Body: "Password.CurrentPassword=no&Password.NewPassword=no"),
        new("POST /account?handler=Token", SeesOwn, Body: "Token.Name=x&Token.Scope=read&Token.ExpiresInDays=7"),
        new("POST /account?handler=Revoke", DoesOwn, Body: "id=00000000-0000-7000-8000-000000000000"),
        new("GET /account/passkeys", SeesOwn),
        new("POST /account/passkeys?handler=Options", SeesOwn),
        new("POST /account/passkeys?handler=Add", SeesOwn, Body: "Credential={}&Called=x"),
        new("POST /account/passkeys?handler=Rename", DoesOwn, Body: "id=AAAA&Called=x"),
        new("POST /account/passkeys?handler=Remove", DoesOwn, Body: "id=AAAA"),
        new("GET /account/email", SeesOwn),
        new("POST /account/email?handler=Want", SeesOwn, Body: "Address=caller@example.org"),
        new("POST /account/email?handler=Confirm", SeesOwn, Body: "Code=x"),
        new("POST /account/email?handler=Drop", DoesOwn),
        new("GET /account/webhooks", SeesOwn),
        new("POST /account/webhooks?handler=Make", SeesOwn, Body: "Hook.Url=https://example.org/hook&Hook.Of=nothing"),
        new("GET /account/webhooks/{id:guid}", SeesNone),
        new("POST /account/webhooks/{id:guid}?handler=Change", SeesNone, Body: "Address=https://example.org/hook"),
        new("POST /account/webhooks/{id:guid}?handler=Pause", SeesNone),
        new("POST /account/webhooks/{id:guid}?handler=Resume", SeesNone),
        new("POST /account/webhooks/{id:guid}?handler=Rotate", SeesNone),
        new("POST /account/webhooks/{id:guid}?handler=Test", SeesNone),
        new("POST /account/webhooks/{id:guid}?handler=Again", SeesNone, Body: "number=1"),
        new("POST /account/webhooks/{id:guid}?handler=Delete", SeesNone),
        new("GET /account/sessions", SeesOwn),
        new("POST /account/sessions?handler=End", DoesOwn, Body: "id=00000000-0000-7000-8000-000000000000"),
        new("POST /account/sessions?handler=Others", DoesOwn),
        new("GET /account/data", SeesOwn),
        new("POST /account/data?handler=Export", SeesOwn),
        new("POST /account/data?handler=Recovery", SeesOwn),
        new("POST /account/data?handler=Erase", SeesOwn, Body: "Password=not mine, surely"),
        new("GET /account/erased", SeesPage),
        new("GET /account/register", SeesPage),
        new("POST /account/register", SeesPage, Body: "Input.Handle=olga&Input.Password=a password for tests"),
        new("GET /account/recover", SeesPage),
        new("POST /account/recover", SeesPage, Body: "Handle=olga&Code=x&NewPassword=a password for tests"),
        new("GET /account/forgot", SeesPage),
        new("POST /account/forgot", SeesPage, Body: "Typed=olga"),
        new("GET /account/reset", SeesPage),
        new("POST /account/reset", SeesPage, Body: "Code=x&NewPassword=a password for tests"),
        new("GET /account/sign-in", SeesPage),
        new("POST /account/sign-in", SeesPage, Body: "Input.Handle=nobody-here&Input.Password=no"),
        new("POST /account/sign-in?handler=PasskeyOptions", SeesPage),
        new("POST /account/sign-in?handler=Passkey", SeesPage, Body: "Credential={}"),
        new("GET /account/sign-out", SeesPage),

        // There is no provider here.
        new("GET /account/outside", NoPage),
        new("POST /account/outside?handler=Begin", NoPage),
        new("POST /account/outside?handler=Join", NoPage),
        new("POST /account/outside?handler=Part", NoPage),
        new("POST /account/outside?handler=Open", NoPage, Body: "Handle=outsider"),

        new("GET /admin", Administers),
        new("POST /admin?handler=Invite", Administers),
        new("POST /admin?handler=Revoke", DoesAdministration, Body: "id=00000000-0000-7000-8000-000000000000"),
        new("POST /admin?handler=Block", DoesAdministration, Body: "id=00000000-0000-7000-8000-000000000000"),
        new("POST /admin?handler=Unblock", DoesAdministration, Body: "id=00000000-0000-7000-8000-000000000000"),
        new("POST /admin?handler=Entrust", DoesAdministration, Body: "id=00000000-0000-7000-8000-000000000000"),
        new("POST /admin?handler=Relieve", DoesAdministration, Body: "id=00000000-0000-7000-8000-000000000000"),
        new("POST /admin?handler=Help", Administers, Body: "id=00000000-0000-7000-8000-000000000000"),

        new("GET /errors/{status:int}", NoPage),

        // Last, since it ends the sessions.
        new("POST /account/sign-out", Leaves),
    ];

    static Who Alike(string everywhere) => new(everywhere, everywhere);
}
