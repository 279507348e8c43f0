using ArgumentLedger.Domain;
using ArgumentLedger.Domain.Moves;
using ArgumentLedger.Web.Transfer;

namespace ArgumentLedger.Web.Tests.Transfer;

public sealed class AifTests
{
    static Parsed Read(string text) => Assert.IsType<Parsed>(Formats.All["aif"].Reader!.Read(text));

    // Ids as numbers and strings, arrays that are null, a conflict with an inference, somebody who gives way.
    const string Dialogue = """
        {"nodes": [
          {"nodeID": 1, "text": "The bus is late.", "type": "I"},
          {"nodeID": "2", "text": "I waited.", "type": "I"},
          {"nodeID": "3", "text": "You came early.", "type": "I"},
          {"nodeID": "10", "text": "Argument From Sign", "type": "RA"},
          {"nodeID": "11", "text": "Default Conflict", "type": "CA"},
          {"nodeID": "21", "text": "Ann : The bus is late.", "type": "L", "timestamp": "2026-01-01 10:00:00"},
          {"nodeID": "22", "text": "Ann : I waited.", "type": "L"},
          {"nodeID": "23", "text": "Bo : You came early.", "type": "L"},
          {"nodeID": "24", "text": "Bo : Well, it is late.", "type": "L"},
          {"nodeID": "31", "text": "Asserting", "type": "YA"}, {"nodeID": "32", "text": "Asserting", "type": "YA"},
          {"nodeID": "33", "text": "Disagreeing", "type": "YA"}, {"nodeID": "34", "text": "Conceding", "type": "YA"}],
         "edges": [
          {"edgeID": 1, "fromID": "2", "toID": 10}, {"edgeID": 2, "fromID": 10, "toID": 1},
          {"edgeID": 3, "fromID": "3", "toID": "11"}, {"edgeID": 4, "fromID": "11", "toID": "10"},
          {"fromID": "21", "toID": "31"}, {"fromID": "31", "toID": 1}, {"fromID": "22", "toID": "32"}, {"fromID": "32", "toID": "2"},
          {"fromID": "23", "toID": "33"}, {"fromID": "33", "toID": "3"}, {"fromID": "24", "toID": "34"}, {"fromID": "34", "toID": 1}],
         "locutions": null, "OVA": []}
        """;

    [Fact]
    public void Information_is_contributed_by_who_uttered_it_and_schemes_relate_it()
    {
        var read = Read(Dialogue);

        var debate = Imported.Debate(read);
        Assert.Equal(
            ["p1 Ann", "p2 Bo"], debate.Cast.Values.OrderBy(member => member.Version).Select(member => $"{member.Label} {member.Name.Text}"));
        Assert.Equal(
            ["c1 Claim p1 The bus is late.", "c2 Support p1 I waited.", "u1 Undercut p2 You came early."],
            debate.Order.Select(label => debate.Contributions[label]).Select(it => $"{it.Label} {it.Kind} {it.Speaker} {it.Text.Text}"));
        Assert.Equal(("c1", "p2", Extent.Full), debate.Concessions.Values.Select(made => (made.What, made.Speaker, made.Extent)).Single());
        Assert.Equal(new DateTimeOffset(2026, 1, 1, 10, 0, 0, TimeSpan.Zero), debate.Contributions["c1"].SaidAt);
        Assert.Equal(("Argument From Sign", null), (debate.Links["c2>"].Scheme?.Text, debate.Links["u1>"].Scheme));
        Assert.Equal(
            ["A part of the file is not read. $.OVA", "Times without a zone are taken as UTC. $.nodes[5]"],
            read.Losses.Select(loss => $"{loss.What} {string.Join(", ", loss.Where)}").Order());
    }

    [Fact]
    public void The_extended_form_names_participants()
    {
        var debate = Imported.Debate(Read("""
            {"AIF": {"nodes": [{"nodeID": 1, "text": "It rains.", "type": "I"}, {"nodeID": 2, "text": "it rains", "type": "L"}, {"nodeID": 3, "text": "Asserting", "type": "YA"}],
              "edges": [{"fromID": 2, "toID": 3}, {"fromID": 3, "toID": 1}],
              "locutions": [{"nodeID": 2, "personID": 7, "start": "2026-01-01T08:00:00"}],
              "participants": [{"participantID": 7, "firstname": "Ada", "surname": "L."}]}, "text": "", "dialog": true}
            """));

        Assert.Equal(("Ada L.", 8), (debate.Cast["p1"].Name.Text, debate.Contributions["c1"].SaidAt!.Value.Hour));
    }

    [Theory]
    [InlineData("", "line 1, column 1", "This is not valid JSON here, or a name stands twice in one object.")]
    [InlineData("{\"nodes\": [],\n \"nodes\": [}", "line 2, column 12", "This is not valid JSON here, or a name stands twice in one object.")]
    [InlineData("{\"nodes\": [], \"nodes\": []}", "$", "This is not valid JSON here, or a name stands twice in one object.")]
    [InlineData("[]", "$", "An object was expected: {\"nodes\": […], \"edges\": […]} or {\"AIF\": {…}}.")]
    [InlineData("{\"AIF\": {}}", "$.AIF.nodes", "An array of nodes was expected here.")]
    [InlineData("{\"nodes\": [1]}", "$.nodes[0]", "An object was expected here.")]
    [InlineData("{\"nodes\": [{\"type\": \"I\"}]}", "$.nodes[0].nodeID", "The node's id was expected here, a string or a number.")]
    [InlineData("{\"nodes\": [{\"nodeID\": 1, \"type\": \"I\", \"text\": \" \"}]}", "$.nodes[0]", "The node says nothing: its text was expected.")]
    [InlineData("{\"nodes\": [{\"nodeID\": 1, \"type\": \"L\"}, {\"nodeID\": \"1\", \"type\": \"L\"}]}", "$.nodes[1].nodeID", "There is a node 1 already, at $.nodes[0].")]
    [InlineData("{\"nodes\": [], \"edges\": {}}", "$.edges", "An array was expected here.")]
    public void Whatever_is_wrong_is_named_with_its_place(string text, string place, string sentence)
    {
        var fault = Assert.IsType<Unreadable>(Formats.All["aif"].Reader!.Read(text)).Fault;

        Assert.Equal((place, sentence), (fault.Place.ToString(), fault.Sentence));
    }

    [Fact]
    public void What_lacks_a_side_is_left_out_and_told() =>
        Assert.Equal(
            ["A conflict without two sides is left out.", "A node of a type that AIF does not have is left out.", "An edge that begins or ends at no node of the file is left out.", "An inference without premise or conclusion is left out."],
            Read("""{"nodes": [{"nodeID": 1, "type": "I", "text": "a"}, {"nodeID": 2, "type": "RA"}, {"nodeID": 3, "type": "CA"}, {"nodeID": 4, "type": "ZZ"}], "edges": [{"fromID": 1, "toID": 2}, {"fromID": 1, "toID": 3}, {"fromID": 1, "toID": 9}]}""")
                .Losses.Select(loss => loss.What).Order());

    [Fact]
    public void Amendments_come_back_as_wordings_before_what_is_said_of_them()
    {
        var debate = Imported.Debate(new Parsed([], [])).Then(
            new IntroduceSpeaker("Ada"), new MakeClaim("It rains.") { Speaker = "p1" }, new AmendContribution("c1", "It pours.", "It does."),
            new AmendContribution("c1", "It pours down.", "Still."), new RebutClaim("c1", "It stopped."));

        var written = debate.WrittenAs("aif");
        var again = Imported.Debate("aif", written.Text);

        Assert.Equal(["It rains.", "It pours.", "It pours down."], again.Contributions["c1"].Wordings.Select(one => one.Text.Text));
        Assert.Equal(("It stopped.", 3, 2), (again.Contributions["r1"].Text.Text, again.Links["r1>"].ToRevision, again.Contributions.Count));
        Assert.Contains(written.Losses, loss => loss.What == "When and why something was amended is not written." && loss.Count == 2);
        Assert.DoesNotContain(written.Losses, loss => loss.What.StartsWith("Only the latest wording", StringComparison.Ordinal));
    }

    [Fact]
    public void Somebody_else_s_words_put_otherwise_are_a_contribution_of_their_own() =>
        Assert.Equal(["It rains.", "It pours."], Imported.Debate(Read("""
            {"nodes": [{"nodeID": 1, "type": "I", "text": "It rains."}, {"nodeID": 2, "type": "I", "text": "It pours."}, {"nodeID": 3, "type": "MA"},
              {"nodeID": 4, "type": "L", "text": "Ada : It rains."}, {"nodeID": 5, "type": "YA", "text": "Asserting"}, {"nodeID": 6, "type": "L", "text": "Bo : It pours."}, {"nodeID": 7, "type": "YA", "text": "Restating"}],
             "edges": [{"fromID": 2, "toID": 3}, {"fromID": 3, "toID": 1}, {"fromID": 4, "toID": 5}, {"fromID": 5, "toID": 1}, {"fromID": 6, "toID": 7}, {"fromID": 7, "toID": 2}]}
            """)).Contributions.Values.OrderBy(it => it.Version).Select(it => it.Text.Text));

    [Fact]
    public void Speakers_times_questions_answers_and_concessions_come_back()
    {
        var debate = Imported.Debate(new Parsed([], [])).Then(
            new IntroduceSpeaker("Ada"), new IntroduceSpeaker("Bob"),
            new MakeClaim("It rains.") { Speaker = "p1", SaidAt = new(2025, 5, 1, 8, 30, 0, TimeSpan.Zero) },
            new AskQuestion("Where?") { About = "c1", Speaker = "p2" }, new MakeClaim("Here.") { Answers = "a1", Speaker = "p1" },
            new ConcedeClaim("c1", Extent.Full) { Speaker = "p2", Text = "So it does." });

        var again = Imported.Debate("aif", debate.WrittenAs("aif").Text);

        Assert.Equal(
            ["c1 Claim Ada It rains. ", "a1 Question Bob Where? c1", "c2 Claim Ada Here. a1"],
            again.Order.Select(label => again.Contributions[label]).Select(it => $"{it.Label} {it.Kind} {again.Cast[it.Speaker].Name.Text} {it.Text.Text} {it.Parent}"));
        Assert.Equal(debate.Contributions["c1"].SaidAt, again.Contributions["c1"].SaidAt);
        Assert.Equal(("c1", "Bob"), again.Concessions.Values.Select(made => (made.What, again.Cast[made.Speaker].Name.Text)).Single());
    }

    [Fact]
    public void Schemes_come_back_as_they_came_on_supports_rebuttals_undercuts_and_links()
    {
        var debate = Imported.Debate(new Parsed([], [])).Then(
            new MakeClaim("The bus is late."), new MakeClaim("The driver says so.") { Supports = "c1", Scheme = "Argument from Expert Opinion" },
            new RebutClaim("c1", "It came.") { Scheme = "Conflict from Propositional Negation" }, new RebutClaim("c2", "He would.") { Aim = Aim.Link, Scheme = "Ad hominem (circumstantial) – “bias” ☂" },
            new MakeClaim("It rains."), new LinkContributions("c3", "r1", LinkKind.Support) { Scheme = "Argument from Cause to Effect" }, new LinkContributions("c3", "c1", LinkKind.Support));

        var written = debate.WrittenAs("aif");
        var again = Imported.Debate("aif", written.Text);

        Assert.Equal(
            ["c2>: Argument from Expert Opinion", "c3>: ", "l1: Argument from Cause to Effect", "r1>: Conflict from Propositional Negation", "u1>: Ad hominem (circumstantial) – “bias” ☂"],
            again.Links.Values.Select(link => $"{link.Id}: {link.Scheme?.Text}").Order(StringComparer.Ordinal));
        Assert.DoesNotContain(written.Losses, loss => loss.What.Contains("scheme", StringComparison.Ordinal));
    }

    [Fact]
    public void A_scheme_of_several_premises_is_that_of_each_and_what_cannot_be_kept_of_schemes_is_told()
    {
        var read = Read($$"""
            {"nodes": [{"nodeID": 1, "type": "I", "text": "a"}, {"nodeID": 2, "type": "I", "text": "b"}, {"nodeID": 3, "type": "I", "text": "c"},
              {"nodeID": 4, "type": "RA", "text": "RA", "scheme": "Argument From Analogy", "schemeID": "81"}, {"nodeID": 5, "type": "CA", "text": "{{new string('x', 201)}}"}, {"nodeID": 6, "type": "RA", "text": "Argument From Sign"}],
             "edges": [{"fromID": 2, "toID": 4}, {"fromID": 3, "toID": 4}, {"fromID": 4, "toID": 1}, {"fromID": 3, "toID": 5}, {"fromID": 5, "toID": 2}, {"fromID": 3, "toID": 6}, {"fromID": 6, "toID": 1}]}
            """);

        Assert.Equal(
            ["Attack ", "Support Argument From Analogy", "Support Argument From Analogy"],
            Imported.Debate(read).Links.Values.Select(link => $"{link.Kind} {link.Scheme?.Text}").Order(StringComparer.Ordinal));
        Assert.Equal(
            ["A relation that is given more than once follows one scheme: the first counts.", "A scheme whose name is longer than 200 characters is not kept.", "Premises that bear on something together each bear on it alone.", "The number of a scheme is not kept, only its name."],
            read.Losses.Select(loss => loss.What).Order());
    }
}
