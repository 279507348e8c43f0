using System.Buffers.Text;
using ArgumentLedger.Domain.Ledger;
using Marten;
using Npgsql;
using NSec.Cryptography;

namespace ArgumentLedger.Web.Ledger;

/// <summary>
/// Signs the heads of ledgers. The key is made at the first start and kept in the database beside the ledgers, so that
/// all nodes on it sign with the same; its private half is read here and goes nowhere else.
/// </summary>
public sealed class LedgerSigner(IDocumentStore store) : IDisposable
{
    internal const string Table = "signing_key";

    readonly SemaphoreSlim gate = new(1);
    Key? key;

    /// <summary>The public half; the key is made when there is none yet.</summary>
    public async Task<LedgerPublicKey> PublicKeyAsync(CancellationToken ct) =>
        LedgerPublicKey.Read(Base64Url.EncodeToString((await KeyAsync(ct)).PublicKey.Export(KeyBlobFormat.RawPublicKey)))!;

    /// <summary>The signature of a head, 64 bytes in base64url. The same head always gets the same one.</summary>
    public async Task<string> SignAsync(LedgerHead head, CancellationToken ct) =>
        Base64Url.EncodeToString(SignatureAlgorithm.Ed25519.Sign(await KeyAsync(ct), head.Message()));

    /// <inheritdoc/>
    public void Dispose()
    {
        key?.Dispose();
        gate.Dispose();
    }

    async Task<Key> KeyAsync(CancellationToken ct)
    {
        if (key is not null)
            return key;
        await gate.WaitAsync(ct);
        try
        {
            return key ??= await ReadAsync(ct) ?? await MakeAsync(ct);
        }
        finally
        {
            gate.Release();
        }
    }

    async Task<Key?> ReadAsync(CancellationToken ct)
    {
        await using var connection = store.Storage.Database.CreateConnection();
        await connection.OpenAsync(ct);
        await using var command = new NpgsqlCommand($"select private_key from {LedgerStore.Schema}.{Table} where id = 1", connection);
        return await command.ExecuteScalarAsync(ct) is byte[] bytes ? Key.Import(SignatureAlgorithm.Ed25519, bytes, KeyBlobFormat.RawPrivateKey) : null;
    }

    // Two nodes may start at once: the first row stays, and both read it.
    async Task<Key> MakeAsync(CancellationToken ct)
    {
        using var made = Key.Create(SignatureAlgorithm.Ed25519, new KeyCreationParameters { ExportPolicy = KeyExportPolicies.AllowPlaintextExport });
        await using var connection = store.Storage.Database.CreateConnection();
        await connection.OpenAsync(ct);
        await using var command = new NpgsqlCommand(
            $"insert into {LedgerStore.Schema}.{Table} (id, public_key, private_key, made_at) values (1, $1, $2, now()) on conflict (id) do nothing", connection)
        {
            Parameters =
            {
                new() { Value = made.PublicKey.Export(KeyBlobFormat.RawPublicKey) },
                new() { Value = made.Export(KeyBlobFormat.RawPrivateKey) },
            },
        };
        await command.ExecuteNonQueryAsync(ct);
        return await ReadAsync(ct) ?? throw new InvalidDataException("The ledger's key was made, and is not there.");
    }
}
