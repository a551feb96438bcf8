namespace Sim.Engine.Tests.Walks;

/// <summary>What a scripted system does in one step: the kind decides, the text says with what.</summary>
internal sealed record ScriptedAction(string Kind, string Text = "");
