namespace Shop.Orders;

/// <summary>What a buyer orders.</summary>
internal sealed record Order(string Id, int Amount);
