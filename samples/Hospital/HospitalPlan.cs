namespace Hospital;

/// <summary>How an emergency department is staffed.</summary>
/// <param name="Name">What the plan is called.</param>
/// <param name="DayDoctors">Doctors from 8 to 20 o'clock.</param>
/// <param name="NightDoctors">Doctors from 20 to 8 o'clock.</param>
/// <param name="Rooms">Treatment rooms.</param>
public sealed record HospitalPlan(string Name, int DayDoctors, int NightDoctors, int Rooms);
