namespace ArgumentLedger.Web.Hosting;

/// <summary>The log of an embedded server from one start on.</summary>
public sealed class ServerLog
{
    private const long Enough = 1024 * 1024;
    private const int Lines = 8;

    private readonly string _path;
    private readonly long _begin;

    private ServerLog(string path, long begin) => (_path, _begin) = (path, begin);

    /// <summary>Notes where the log stands before a start; a log of a megabyte is put aside, replacing the one before.</summary>
    public static ServerLog Begin(string path)
    {
        var file = new FileInfo(path);
        if (!file.Exists) return new ServerLog(path, 0);
        if (file.Length < Enough) return new ServerLog(path, file.Length);

        file.MoveTo(path + ".1", overwrite: true);
        return new ServerLog(path, 0);
    }

    /// <summary>The last lines said since, each on a line of its own.</summary>
    public string Said()
    {
        if (!File.Exists(_path)) return "it said nothing.";
        using var stream = new FileStream(_path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        stream.Seek(Math.Max(_begin, stream.Length - 8192), SeekOrigin.Begin);
        using var reader = new StreamReader(stream);
        var said = reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return string.Concat(said.TakeLast(Lines).Select(line => $"\n  {line}"));
    }
}
