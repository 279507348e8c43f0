using ArgumentLedger.Web.Transfer;
using CsCheck;

namespace ArgumentLedger.Web.Tests.Transfer;

public sealed class AifFuzzTests
{
    // Few ids, so that edges meet nodes, run in circles, lead nowhere, and ids come twice now and then.
    static readonly Gen<string> Id = Gen.Frequency((1, Gen.OneOf("null", "\"\"", "{}", "\"x\"", "-1", "1e400", "true")), (40, Gen.Int[0, 30].Select(id => id % 2 == 0 ? $"{id}" : $"\"{id}\"")));

    static readonly Gen<string> Text = Gen.OneOf(
        "\"It rains.\"", "\"It pours.\"", "\"Ada : It rains.\"", "\"Bo : no\"", "\"Asserting\"", "\"Restating\"", "\"Conceding\"", "\"Agreeing\"", "\"Pure Questioning\"", "\"Default Conflict\"",
        "\"Argument from Sign\"", "\"\"", "\" \"", "\"\\u0001\"", "\"\\u0000\"", "\"\\ud800\"", "\"\\ud83d\\ude00\"", "null", "7", "[]", "{\"a\": 1}", "\":\"", "\" : x\"");

    static readonly Gen<string> Time = Gen.OneOf("\"2026-01-01 10:00:00\"", "\"2026-01-01T10:00:00.5Z\"", "\"0001-01-01 00:00:00\"", "\"yesterday\"", "null", "5");

    static readonly Gen<string> Node = Gen.Select(Id, Gen.OneOf("I", "I", "I", "L", "L", "YA", "YA", "RA", "RA", "CA", "CA", "MA", "TA", "PA", "ra", "ZZ", ""), Text, Text, Time, (id, type, text, scheme, time) =>
        $$"""{"nodeID": {{id}}, "type": "{{type}}", "text": {{text}}, "scheme": {{scheme}}, "timestamp": {{time}}}""");

    static readonly Gen<string> Edge = Gen.Select(Id, Id, (from, to) => $$"""{"edgeID": {{from}}, "fromID": {{from}}, "toID": {{to}}}""");

    static readonly Gen<string> Locution = Gen.Select(Id, Id, Time, (node, person, start) => $$"""{"nodeID": {{node}}, "personID": {{person}}, "start": {{start}}}""");

    static readonly Gen<string> Participant = Gen.Select(Id, Text, Text, (id, first, last) => $$"""{"participantID": {{id}}, "firstname": {{first}}, "surname": {{last}}}""");

    static readonly Gen<string> Graph = Gen.Select(All(Node, 30), All(Edge, 60), All(Locution, 6), All(Participant, 3), (nodes, edges, locutions, participants) =>
        $$"""{"nodes": {{nodes}}, "edges": {{edges}}, "locutions": {{locutions}}, "participants": {{participants}}}""");

    // Graphs whose nodes each have an id of their own get past the check of that.
    static readonly Gen<string> Proper = Gen.Select(Node.Array[1, 30], All(Edge, 80), All(Locution, 6), All(Participant, 3), (nodes, edges, locutions, participants) =>
        $$"""{"nodes": [{{string.Join(", ", nodes.Select((node, i) => $$"""{"nodeID": {{i}}{{node[node.IndexOf(", \"type\"", StringComparison.Ordinal)..]}}"""))}}], "edges": {{edges}}, "locutions": {{locutions}}, "participants": {{participants}}}""");

    static Gen<string> All(Gen<string> one, int most) => Gen.Frequency((20, one.Array[0, most].Select(all => $"[{string.Join(", ", all)}]")), (1, Gen.OneOf("null", "{}", "[[]]", "\"\"")));

    [Fact]
    public void Whatever_a_graph_is_it_becomes_moves_that_the_rules_accept_or_its_fault_is_named_with_its_place() => Gen.OneOf(Graph, Proper, Proper, Proper).Select(Gen.Bool, (graph, isExtended) => isExtended ? $$"""{"AIF": {{graph}}, "text": "x"}""" : graph).Sample(
        text =>
        {
            if (Formats.All["aif"].Reader!.Read(text) is Parsed read)
                Imported.Debate(read);
            else
                Assert.Matches("^(\\$|line )", Assert.IsType<Unreadable>(Formats.All["aif"].Reader!.Read(text)).Fault.Place.ToString());
        },
        iter: 3_000);
}
