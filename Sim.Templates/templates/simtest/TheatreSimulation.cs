using System.ComponentModel.DataAnnotations;
using CsCheck;
using Sim.Engine.Simulations;

namespace SimTest;

/// <summary>What a theatre is built from. Shrinking keeps numbers within their range.</summary>
public sealed record House([property: Range(1, 100)] int Seats);

/// <summary>What can happen to a theatre.</summary>
public abstract record Step;

public sealed record Reserve(int Guest) : Step;

public sealed record Cancel(int Guest) : Step;

/// <summary>How theatres are simulated, and what must hold after every step.</summary>
public static class TheatreSimulation
{
    private static readonly Gen<int> Guests = Gen.Int[0, 9];

    public static Simulation Definition { get; } = Simulation
        .Of<House, Step, Theatre>("theatre", Gen.Int[5, 20].Select(seats => new House(seats)), (house, _) => new Theatre(house.Seats))
        .Action(Guests.Select(guest => new Reserve(guest)), (theatre, step) => theatre.Reserve(step.Guest), when: (theatre, _) => theatre.Free > 0)
        .Action(Guests.Select(guest => new Cancel(guest)), (theatre, step) => theatre.Cancel(step.Guest))
        .Always("T-01", "a seat is free or has a guest", theatre => theatre.Free + theatre.Guests == theatre.Seats
            ? null
            : $"{theatre.Free} seats are free and {theatre.Guests} have guests, of {theatre.Seats}");
}
