namespace Sim.Reshuffle.Fleets.Layout;

/// <summary>
/// Walks over structures in Thrift's compact protocol, in which Parquet writes its footer and the head of each page, without
/// taking memory for anything that they claim: nothing is longer than the bytes that are there.
/// </summary>
/// <param name="bytes">The structure and whatever follows it.</param>
internal ref struct CompactThrift(ReadOnlySpan<byte> bytes)
{
    private const int DeepestNesting = 32;
    private const int MostVarintBytes = 10;

    private readonly ReadOnlySpan<byte> _bytes = bytes;
    private int _depth;

    /// <summary>Bytes walked over so far.</summary>
    public int Position { get; private set; }

    /// <summary>The next field of the structure at hand; false at its end.</summary>
    /// <param name="field">Number of the field before; becomes that of this one. 0 at the beginning.</param>
    /// <param name="type">Type of the field.</param>
    /// <exception cref="DamagedParquetException">The bytes are no such structure.</exception>
    public bool NextField(ref int field, out CompactType type)
    {
        var head = ReadByte();
        type = (CompactType)(head & 0x0F);
        if (type == CompactType.Stop)
        {
            return head == 0 ? false : throw new DamagedParquetException();
        }

        field = head >> 4 is > 0 and var step ? field + step : (int)Math.Clamp(ReadInteger(), short.MinValue, short.MaxValue);
        return true;
    }

    /// <summary>The head of a list.</summary>
    /// <param name="elements">Type of its elements.</param>
    /// <returns>Their number: never more than bytes are left.</returns>
    /// <exception cref="DamagedParquetException">There cannot be as many.</exception>
    public int ReadListHead(out CompactType elements)
    {
        var head = ReadByte();
        elements = (CompactType)(head & 0x0F);
        var count = head >> 4 is < 15 and var few ? (ulong)few : ReadVarint();
        return count <= (ulong)(_bytes.Length - Position) ? (int)count : throw new DamagedParquetException();
    }

    /// <summary>A whole number of any width.</summary>
    /// <exception cref="DamagedParquetException">It is longer than any number.</exception>
    public long ReadInteger()
    {
        var zigzag = ReadVarint();
        return (long)(zigzag >> 1) ^ -(long)(zigzag & 1);
    }

    /// <summary>Walks over a value.</summary>
    /// <exception cref="DamagedParquetException">The bytes are no such value.</exception>
    public void Skip(CompactType type)
    {
        switch (type)
        {
            case CompactType.True or CompactType.False:
                break;
            case CompactType.Byte:
                Advance(1);
                break;
            case CompactType.Int16 or CompactType.Int32 or CompactType.Int64:
                ReadVarint();
                break;
            case CompactType.Double:
                Advance(sizeof(double));
                break;
            case CompactType.Binary:
                SkipBinary();
                break;
            case CompactType.List or CompactType.Set:
                SkipList();
                break;
            case CompactType.Struct:
                SkipStruct();
                break;
            default:
                // Parquet has no maps, and there are no other types.
                throw new DamagedParquetException();
        }
    }

    /// <summary>Enters a structure or a list.</summary>
    /// <exception cref="DamagedParquetException">It is nested deeper than Parquet nests.</exception>
    public void Enter()
    {
        if (++_depth > DeepestNesting)
        {
            throw new DamagedParquetException();
        }
    }

    /// <summary>Leaves it.</summary>
    public void Leave() => _depth--;

    private void SkipStruct()
    {
        Enter();
        for (var field = 0; NextField(ref field, out var type);)
        {
            Skip(type);
        }

        Leave();
    }

    private void SkipList()
    {
        Enter();
        for (var left = ReadListHead(out var elements); left > 0; left--)
        {
            // Inside a list a truth value has a byte of its own.
            Skip(elements is CompactType.True or CompactType.False ? CompactType.Byte : elements);
        }

        Leave();
    }

    private void SkipBinary()
    {
        var length = ReadVarint();
        Advance(length <= int.MaxValue ? (int)length : int.MaxValue);
    }

    private ulong ReadVarint()
    {
        var value = 0UL;
        for (var i = 0; i < MostVarintBytes; i++)
        {
            var next = ReadByte();
            value |= (ulong)(next & 0x7F) << (7 * i);
            if (next < 0x80)
            {
                return value;
            }
        }

        throw new DamagedParquetException();
    }

    private byte ReadByte()
    {
        Advance(1);
        return _bytes[Position - 1];
    }

    private void Advance(int count)
    {
        if (count > _bytes.Length - Position)
        {
            throw new DamagedParquetException();
        }

        Position += count;
    }
}
