using System.Globalization;
using System.Text;
using Sim.Cluster.Networks;
using Sim.Cluster.Nodes;

namespace Lease;

/// <summary>Keeps the value, and lends the right to serve it to one holder at a time.</summary>
internal sealed class Store(Node node) : ILeaseNode
{
    /// <summary>How long a lease lasts by the clock of the store.</summary>
    public static readonly TimeSpan Term = TimeSpan.FromMilliseconds(300);

    private const string File = "store";

    private readonly MessageEndpoint<Message> _network = node.Endpoint<Message>();
    private string? _holder;
    private long _grantedAt;
    private long _token;
    private int _value;
    private (long Token, int Number) _latest;

    public async Task RunAsync()
    {
        await LoadAsync();

        // Somebody may hold a lease from before: nobody gets another until that has run out.
        _grantedAt = node.Time.GetTimestamp();
        while (true)
        {
            var (from, message) = await _network.ReceiveAsync(node.Stopping);
            switch (message)
            {
                case Message.Acquire acquire when from == _holder || node.Time.GetElapsedTime(_grantedAt) >= Term:
                    await GrantAsync(from, acquire.Attempt);
                    break;
                case Message.Write write when from == _holder && write.Token == _token && (write.Token, write.Number).CompareTo(_latest) > 0:
                    (_value, _latest) = (write.Value, (write.Token, write.Number));
                    await SaveAsync();
                    _network.Send(from, new Message.Written(write.Token, write.Number, write.Value));
                    break;
            }
        }
    }

    private async Task GrantAsync(string holder, int attempt)
    {
        if (holder != _holder)
        {
            (_holder, _token) = (holder, _token + 1);
            await SaveAsync();
        }

        _grantedAt = node.Time.GetTimestamp();
        _network.Send(holder, new Message.Granted(attempt, _token, _value, node.Time.GetUtcNow() + Term));
    }

    private async Task LoadAsync()
    {
        if (await node.Disk.ReadAsync(File) is { } bytes)
        {
            var words = Encoding.UTF8.GetString(bytes).Split(' ');
            (_token, _value) = (long.Parse(words[0], CultureInfo.InvariantCulture), int.Parse(words[1], CultureInfo.InvariantCulture));
        }
    }

    private Task SaveAsync() => node.Disk.ReplaceAsync(File, Encoding.UTF8.GetBytes(FormattableString.Invariant($"{_token} {_value}")));
}
