namespace Sim.Reshuffle.Fleets.Layout;

/// <summary>Types of Thrift's compact protocol, by their number in it.</summary>
internal enum CompactType
{
    /// <summary>The end of a structure.</summary>
    Stop = 0,

    /// <summary>True; as a field it has no bytes of its own.</summary>
    True = 1,

    /// <summary>False; as a field it has no bytes of its own.</summary>
    False = 2,

    /// <summary>One byte.</summary>
    Byte = 3,

    /// <summary>A number of up to 16 bits.</summary>
    Int16 = 4,

    /// <summary>A number of up to 32 bits.</summary>
    Int32 = 5,

    /// <summary>A number of up to 64 bits.</summary>
    Int64 = 6,

    /// <summary>A floating number of 64 bits.</summary>
    Double = 7,

    /// <summary>Bytes or a text.</summary>
    Binary = 8,

    /// <summary>A list.</summary>
    List = 9,

    /// <summary>A set.</summary>
    Set = 10,

    /// <summary>A structure.</summary>
    Struct = 12,
}
