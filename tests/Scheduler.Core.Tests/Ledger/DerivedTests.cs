using Scheduler.Core.Ledger;

namespace Scheduler.Core.Tests.Ledger;

public sealed class DerivedTests
{
    private readonly Stamp _first = new();
    private readonly Stamp _second = new();

    [Fact]
    public void What_is_derived_is_built_when_it_is_asked_for_and_kept_while_nothing_changes()
    {
        var built = 0;
        var derived = new Derived<string>(() => $"{++built}", _first, _second);
        Assert.Equal(0, built);
        Assert.Same(derived.Value, derived.Value);
        Assert.Equal(1, built);
    }

    [Fact]
    public void A_change_of_any_source_lets_it_be_built_anew_once()
    {
        var built = 0;
        var derived = new Derived<string>(() => $"{++built}", _first, _second);
        Assert.Equal("1", derived.Value);
        _second.Touch();
        Assert.Equal("2", derived.Value);
        _first.Touch();
        _second.Touch();
        Assert.Equal("3", derived.Value);
        Assert.Equal("3", derived.Value);
    }
}
