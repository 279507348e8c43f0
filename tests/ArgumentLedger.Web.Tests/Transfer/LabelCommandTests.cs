using ArgumentLedger.Web.Transfer;

namespace ArgumentLedger.Web.Tests.Transfer;

public sealed class LabelCommandTests : IDisposable
{
    readonly string folder = Directory.CreateTempSubdirectory("ledger-label-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Theory]
    [InlineData("f.tgf", "a\nb\nc\nd\n#\na b\nb c\nd d\n", "a\tin\nb\tout\nc\tin\nd\tundecided\n")]
    [InlineData("f.apx", "arg(a).\narg(b).\natt(a,b).\natt(b,a).\n", "a\tundecided\nb\tundecided\n")]
    [InlineData("f.af", "p af 2\n1 2\n", "1\tin\n2\tout\n")]
    public async Task Each_argument_is_answered_by_the_grounded_labelling(string name, string text, string answer)
    {
        var (code, said, complaint) = await RunAsync(Save(name, text));
        Assert.Equal((0, answer, ""), (code, said, complaint));
    }

    [Fact]
    public async Task A_format_that_is_named_counts_and_not_the_ending() =>
        Assert.Equal((0, "1\tin\n", ""), await RunAsync(Save("f.txt", "p af 1\n"), "--format", "af"));

    [Fact]
    public async Task What_is_wrong_is_said_with_its_place()
    {
        var file = Save("f.tgf", "a\n#\na b\n");
        Assert.Equal((2, "", $"{file}, line 3, column 3: “b” is not declared: an argument that the file declares was expected.\n"), await RunAsync(file));
    }

    [Fact]
    public async Task What_is_folded_is_said_too() =>
        Assert.Equal((0, "1\tundecided\n", "An attack is given more than once; it counts once. (1: line 3, column 1)\n"), await RunAsync(Save("f.af", "p af 1\n1 1\n1 1\n")));

    [Theory]
    [InlineData]
    [InlineData("f.txt")]
    [InlineData("f.af", "--format")]
    [InlineData("f.af", "--format", "docx")]
    [InlineData("missing.af")]
    public async Task A_wrong_call_says_how_it_is_used_and_fails(params string[] arguments)
    {
        var (code, said, complaint) = await RunAsync(arguments);
        Assert.Equal((2, ""), (code, said));
        Assert.NotEmpty(complaint);
    }

    string Save(string name, string text)
    {
        var file = Path.Combine(folder, name);
        File.WriteAllText(file, text);
        return file;
    }

    static async Task<(int Code, string Said, string Complaint)> RunAsync(params string[] arguments)
    {
        using StringWriter say = new() { NewLine = "\n" }, complain = new() { NewLine = "\n" };
        var code = await LabelCommand.RunAsync(arguments, say, complain);
        return (code, say.ToString(), complain.ToString());
    }
}
