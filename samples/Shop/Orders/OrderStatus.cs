namespace Shop.Orders;

/// <summary>What became of it.</summary>
internal sealed record OrderStatus(string Id, bool IsPaid);
