namespace ArgumentLedger.Domain;

/// <summary>What a reckoning notes of an element.</summary>
[Flags]
enum Note : byte
{
    /// <summary>Its own equation was changed.</summary>
    Touched = 1,

    /// <summary>Its label is to be reckoned anew.</summary>
    Relabel = 2,

    /// <summary>Its strength is to be reckoned anew.</summary>
    Reweigh = 4,

    /// <summary>It is new, or its label has changed.</summary>
    Turned = 8,

    /// <summary>Its strength or spread has changed.</summary>
    Moved = 16,

    /// <summary>It may stand otherwise for what has become of the links into it.</summary>
    Pressed = 32,
}
