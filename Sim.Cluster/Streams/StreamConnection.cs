using System.IO.Pipelines;
using System.Net.Sockets;
using Sim.Cluster.Nodes;
using Sim.Cluster.Worlds;

namespace Sim.Cluster.Streams;

/// <summary>
/// One end of a connection between two nodes: a stream of bytes as a socket gives it, and a pair of pipes over it. It ends as
/// sockets do: in peace, by a reset, or never where the other machine lost its power.
/// </summary>
public sealed class StreamConnection : Stream, IDuplexPipe
{
    private readonly NodeLife _life;
    private readonly Queue<byte[]?> _arrived = new();
    private StreamFlow? _outgoing;
    private StreamConnection? _other;
    private PipeReader? _input;
    private PipeWriter? _output;
    private StreamWait? _reading;
    private StreamWait? _writing;
    private byte[]? _present;
    private int _taken;
    private int _unreadByOther;
    private SocketError? _failure;
    private bool _isFinished;
    private bool _isClosed;

    internal StreamConnection(NodeLife life, string name, string remoteNode)
    {
        (_life, Name, RemoteNode) = (life, name, remoteNode);
    }

    /// <summary>Its name, the same at both ends and in each run of a case.</summary>
    public string Name { get; }

    /// <summary>The node at this end.</summary>
    public string LocalNode => _life.Node.Name;

    /// <summary>The node at the other end.</summary>
    public string RemoteNode { get; }

    /// <summary>What comes in, as a pipe. Use either the pipes or the stream.</summary>
    public PipeReader Input => _input ??= PipeReader.Create(this, new StreamPipeReaderOptions(leaveOpen: true));

    /// <summary>What goes out, as a pipe.</summary>
    public PipeWriter Output => _output ??= PipeWriter.Create(this, new StreamPipeWriterOptions(leaveOpen: true));

    /// <inheritdoc/>
    public override bool CanRead => true;

    /// <inheritdoc/>
    public override bool CanWrite => true;

    /// <inheritdoc/>
    public override bool CanSeek => false;

    /// <inheritdoc/>
    public override long Length => throw new NotSupportedException();

    /// <inheritdoc/>
    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    /// <summary>Whether its machine takes nothing and answers nothing: it lost its power and is not back.</summary>
    internal bool IsSilent => _life.IsOver && _life.IsPowerless && _life.Node is { State: NodeState.Crashed } node && node.Life == _life;

    /// <summary>Whether nobody at its machine knows of it any more.</summary>
    internal bool IsGone => _life.IsOver || _isClosed || _failure is not null;

    /// <summary>Whether it will send nothing more.</summary>
    internal bool IsOver => _life.IsOver || _failure is not null;

    internal NodeLife Life => _life;

    /// <summary>Told, in a turn of its own, that nothing more will come in: the other end closed it, or it failed.</summary>
    internal Action? Ended { get; set; }

    /// <summary>Ends the connection at once; the other end hears of a reset.</summary>
    public void Abort()
    {
        RequireHome();
        if (!IsGone)
        {
            _outgoing!.Reset();
        }

        Fail(SocketError.OperationAborted);
    }

    /// <inheritdoc/>
    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        RequireHome();
        cancellationToken.ThrowIfCancellationRequested();
        while (_present is null && _arrived.Count == 0)
        {
            ThrowIfFailed();
            _reading = new StreamWait(_life, $"for bytes on {Name}");
            await _reading.UntilEndAsync(cancellationToken).ConfigureAwait(false);
        }

        return buffer.Length == 0 ? 0 : Take(buffer.Span);
    }

    /// <inheritdoc/>
    public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        Send(buffer.Span);
        while (_unreadByOther > _life.World.Options.Network.StreamWindowBytes && _failure is null)
        {
            _writing = new StreamWait(_life, $"for room on {Name}");
            await _writing.UntilEndAsync(cancellationToken).ConfigureAwait(false);
        }

        ThrowIfFailed();
    }

    /// <summary>Sends nothing more; the other end reads to the end of what was sent. Reading goes on.</summary>
    public void FinishWriting()
    {
        RequireHome();
        if (!_isFinished && !IsOver)
        {
            _isFinished = true;
            _outgoing!.Send(content: null);
        }
    }

    /// <inheritdoc/>
    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    /// <inheritdoc/>
    public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    /// <inheritdoc/>
    public override Task FlushAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public override void Flush()
    {
    }

    /// <summary>Reads what has arrived; to wait for more would block the only thread.</summary>
    /// <exception cref="NotSupportedException">Nothing has arrived.</exception>
    public override int Read(byte[] buffer, int offset, int count)
    {
        RequireHome();
        if (_present is not null || _arrived.Count > 0)
        {
            return Take(buffer.AsSpan(offset, count));
        }

        ThrowIfFailed();
        throw new NotSupportedException("a simulated connection is read asynchronously: use ReadAsync");
    }

    /// <summary>Writes without waiting for room.</summary>
    public override void Write(byte[] buffer, int offset, int count) => Send(buffer.AsSpan(offset, count));

    /// <inheritdoc/>
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override void SetLength(long value) => throw new NotSupportedException();

    /// <summary>Joins two ends.</summary>
    internal static void Join(World world, StreamConnection client, StreamConnection server)
    {
        (client._other, server._other) = (server, client);
        client._outgoing = new StreamFlow(world, client, server, client.Name);
        server._outgoing = new StreamFlow(world, server, client, client.Name);
    }

    /// <summary>Takes what arrived; null for the end.</summary>
    internal void Receive(byte[]? content)
    {
        _arrived.Enqueue(content);
        Wake(ref _reading);
        if (content is null)
        {
            TellEnd();
        }
    }

    internal void Fail(SocketError failure)
    {
        if (_failure is null)
        {
            _failure = failure;
            Wake(ref _reading);
            Wake(ref _writing);
            TellEnd();
        }
    }

    internal void FailAfter(long ticks, SocketError failure) =>
        _life.World.Schedule(ticks, new WorldEvent(_life, _ => Fail(failure), null));

    /// <summary>The life at this end is over: the machine says so, unless it lost its power.</summary>
    internal void EndWithLife()
    {
        if (_life.IsPowerless || _isClosed || _failure is not null)
        {
            return;
        }

        _outgoing!.Reset();
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing && !_isClosed && _life.World.IsHome)
        {
            if (_present is not null || _arrived.Any(content => content is not null))
            {
                // As a socket that is closed with something unread in it.
                _outgoing!.Reset();
            }
            else
            {
                FinishWriting();
            }

            _isClosed = true;
            _life.World.Streams.Forget(this);
            Wake(ref _reading);
        }

        base.Dispose(disposing);
    }

    private void Send(ReadOnlySpan<byte> bytes)
    {
        RequireHome();
        ThrowIfFailed();
        if (_isFinished)
        {
            throw StreamFailure.Of(SocketError.Shutdown);
        }

        if (bytes.Length > 0)
        {
            _unreadByOther += bytes.Length;
            _outgoing!.Send(bytes.ToArray());
        }
    }

    private int Take(Span<byte> buffer)
    {
        _present ??= _arrived.Peek() is null ? null : _arrived.Dequeue();
        if (_present is null)
        {
            return 0;
        }

        var count = Math.Min(buffer.Length, _present.Length - _taken);
        _present.AsSpan(_taken, count).CopyTo(buffer);
        _taken += count;
        if (_taken == _present.Length)
        {
            (_present, _taken) = (null, 0);
        }

        _other!.Drain(count);
        return count;
    }

    /// <summary>The other end has read some of what this one sent.</summary>
    private void Drain(int count)
    {
        _unreadByOther -= count;
        if (_unreadByOther <= _life.World.Options.Network.StreamWindowBytes)
        {
            Wake(ref _writing);
        }
    }

    private void TellEnd() =>
        _life.World.Enqueue(new ReadyItem(_life, static state => ((StreamConnection)state!).Ended?.Invoke(), this, IsContinuation: false));

    private static void Wake(ref StreamWait? waiting)
    {
        waiting?.End();
        waiting = null;
    }

    private void ThrowIfFailed()
    {
        ObjectDisposedException.ThrowIf(_isClosed, this);
        if (_failure is { } failure)
        {
            throw StreamFailure.Of(failure);
        }
    }

    private void RequireHome() => _life.World.Leaks.RequireHome(_life.Node, "a connection");
}
