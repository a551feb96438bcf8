using System.Text.Json;
using Scheduler.Core.Placement;

namespace Scheduler.Core.Tests.Placement;

/// <summary>The 18 exact cases over 12 workers and 200 chunks.</summary>
public sealed class PlacementDataTests
{
    public static TheoryData<string> Cases => PlacementCase.Names;

    [Theory]
    [MemberData(nameof(Cases))]
    public void The_ideal_is_exact_and_in_order_of_placement(string name)
    {
        var placementCase = PlacementCase.Named(name);
        var outcome = PlannerCatalog.Create(PlannerCatalog.Ideal, PlannerCatalog.SeaHash).Plan(placementCase.Input);

        if (placementCase.Expected.GetProperty("outcome").GetString() == "placed")
        {
            var workers = Assert.IsType<PlacementOutcome.Placed>(outcome).Workers;
            if (placementCase.Expected.GetProperty("ideal").ValueKind != JsonValueKind.Null)
            {
                Rows.AssertEqual(DataFile.Rows(placementCase.Expected.GetProperty("ideal")), Rows.Of(workers));
            }
        }
        else
        {
            Assert.IsType<PlacementOutcome.NotEnoughCapacity>(outcome);
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void The_reconciled_placement_is_exact_where_no_victim_had_to_be_chosen(string name)
    {
        var placementCase = PlacementCase.Named(name);
        var outcome = PlannerCatalog.Create(PlannerCatalog.Multistep, PlannerCatalog.SeaHash).Plan(placementCase.Input);

        if (placementCase.Expected.GetProperty("outcome").GetString() != "placed")
        {
            Assert.IsType<PlacementOutcome.NotEnoughCapacity>(outcome);
            return;
        }

        var placed = Assert.IsType<PlacementOutcome.Placed>(outcome);
        if (placementCase.Expected.GetProperty("targets").ValueKind != JsonValueKind.Null)
        {
            Assert.Equal(placementCase.ExpectedTargets(), placed.Targets.ToDictionary());
        }

        if (placementCase.Expected.GetProperty("reconciled").ValueKind != JsonValueKind.Null)
        {
            Rows.AssertEqual(DataFile.Rows(placementCase.Expected.GetProperty("reconciled")), Rows.Of(placed.Workers));
            Assert.Empty(placed.Evicted);
        }
        else
        {
            // The victims depend on an order that is fixed differently here; the guarantees are what binds.
            ReconciliationCases.AssertGuarantees(placementCase.Input, placed);
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void The_stateless_placement_is_exact(string name)
    {
        var placementCase = PlacementCase.Named(name);
        var outcome = PlannerCatalog.Create(PlannerCatalog.Stateless, PlannerCatalog.SeaHash).Plan(placementCase.Input);

        if (placementCase.Expected.GetProperty("outcome").GetString() == "placed")
        {
            var workers = Assert.IsType<PlacementOutcome.Placed>(outcome).Workers;
            Rows.AssertEqual(DataFile.Rows(placementCase.Expected.GetProperty("stateless")), Rows.Of(workers));
        }
        else
        {
            Assert.IsType<PlacementOutcome.NotEnoughCapacity>(outcome);
        }
    }
}
