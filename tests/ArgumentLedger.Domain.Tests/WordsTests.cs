namespace ArgumentLedger.Domain.Tests;

public sealed class WordsTests
{
    static readonly byte[] Salt = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15];

    // The digests were computed apart, by Python's hashlib: sha256(salt + text.encode()), base64url without padding.
    [Theory]
    [InlineData("Fuzzy words are useful.", "sMw4xdfKdfzqsKh_-_R0HV5OTOi-NnPq1EJzzEslAwo")]
    [InlineData("Größe 😀 e\u0301", "fcGcJqzNKc0ZW_XrKfEdfc2ZPJK4sNeiQ2Z-qUcOQA8")]
    public void The_digest_is_of_the_salt_and_the_text_in_UTF8(string text, string digest)
    {
        Assert.Equal(new Words(text, "AAECAwQFBgcICQoLDA0ODw", digest), Words.Seal(text, Salt));
        Assert.True(Words.Seal(text, Salt).Holds());
    }

    // HMAC-SHA-256 of the field under the seed, cut to 16 bytes, by Python's hmac.
    [Fact]
    public void The_salt_comes_of_the_seed_and_the_field()
    {
        Assert.Equal(
            new Words("Fuzzy words are useful.", "5sSlFtyqSQWcR3m7YsiuTQ", "rp6l5y6IbtO6MPSPpfwxzNOgBAjCU8jVdX_vLe5sVNI"),
            Sealed("text", "Fuzzy words are useful."));
        Assert.Equal("ZeIdXxLOSIlCxnKes38pGg", Sealed("quotes[0].exact", "Fuzzy words are useful.").Salt);
    }

    [Fact]
    public void Equal_words_in_two_fields_or_of_two_moves_have_other_digests()
    {
        var other = new Utterance("ann", Noon, "another sixteen!"u8.ToArray());

        Assert.NotEqual(Sealed("text", "Yes.").Digest, Sealed("reason", "Yes.").Digest);
        Assert.NotEqual(Sealed("text", "Yes.").Digest, other.Seal("text", "Yes.").Digest);
    }

    [Fact]
    public void Words_that_were_never_given_are_not_sealed() => Assert.Null(new Utterance("ann", Noon, Seed).SealOptional("text", null));

    [Fact]
    public void Erased_words_leave_their_digest()
    {
        var erased = Words.Seal("Yes.", Salt).Erased();

        Assert.Equal(new Words(null, null, Words.Seal("Yes.", Salt).Digest), erased);
        Assert.False(erased.Holds());
        Assert.Equal("(erased)", erased.ToString());
        Assert.Equal("Yes.", Words.Seal("Yes.", Salt).ToString());
    }

    [Fact]
    public void Words_that_were_tampered_with_do_not_hold()
    {
        var words = Words.Seal("Yes.", Salt);

        Assert.False((words with { Text = "Yes!" }).Holds());
        Assert.False((words with { Salt = "BAECAwQFBgcICQoLDA0ODw" }).Holds());
        Assert.False((words with { Salt = "not base64url!" }).Holds());
        Assert.False((words with { Digest = words.Digest[..^1] }).Holds());
        Assert.False((words with { Text = null }).Holds());
    }
}
