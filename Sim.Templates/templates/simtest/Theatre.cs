namespace SimTest;

/// <summary>The system under test: the seats of a theatre.</summary>
public sealed class Theatre(int seats)
{
    private readonly HashSet<int> _guests = [];

    public int Seats => seats;

    public int Free { get; private set; } = seats;

    public int Guests => _guests.Count;

    public void Reserve(int guest)
    {
        Free -= 1;
        _guests.Add(guest);
    }

    public void Cancel(int guest)
    {
        Free += _guests.Remove(guest) ? 1 : 0;
    }
}
