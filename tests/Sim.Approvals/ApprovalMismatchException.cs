namespace Sim.Approvals;

/// <summary>A text is not as approved; the message shows the difference.</summary>
public sealed class ApprovalMismatchException(string message) : Exception(message);
