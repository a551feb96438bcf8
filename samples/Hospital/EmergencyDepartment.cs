using Sim.Processes;
using Sim.Processes.Experiments;
using Sim.Processes.Randomness;
using Sim.Processes.Resources;
using Sim.Processes.Statistics;

namespace Hospital;

/// <summary>
/// Patients are sorted by urgency, wait for a room and a doctor at once, and leave unseen if it takes too long. More patients
/// come by day, and more doctors work then.
/// </summary>
public sealed class EmergencyDepartment
{
    private const double DayBegins = 8;
    private const double NightBegins = 20;
    private const double HoursPerDay = 24;
    private const double PatientsPerHourByDay = 8;
    private const double PatientsPerHourByNight = 3.5;
    private const double CostPerDoctorHour = 120;
    private const double CostPerRoomDay = 200;
    private const double CostPerUnseenPatient = 800;
    private const double WarmUpHours = 2 * HoursPerDay;
    private const double LengthHours = 14 * HoursPerDay;

    private static readonly Distribution Treatment = Distribution.LogNormal(mean: 0.5, standardDeviation: 0.3);
    private static readonly Distribution Patience = Distribution.Triangular(1, 3, 6);
    private static readonly double[] ShareUpToUrgency = [0.1, 0.45, 1];

    private readonly Simulation _simulation;
    private readonly HospitalPlan _plan;
    private readonly Resource _rooms;
    private readonly Resource _doctors;
    private readonly Tally[] _waits = [new(), new(), new()];
    private readonly Tally _unseen = new();

    private EmergencyDepartment(Simulation simulation, HospitalPlan plan)
    {
        (_simulation, _plan) = (simulation, plan);
        _rooms = new Resource(simulation, plan.Rooms, "rooms");
        _doctors = new Resource(simulation, plan.NightDoctors, "doctors");
    }

    /// <summary>Two weeks of a plan, in hours.</summary>
    public static Scenario Scenario(HospitalPlan plan) => new(plan.Name, replication =>
    {
        var simulation = replication.CreateSimulation(new SimulationOptions { TimeUnit = TimeSpan.FromHours(1) });
        var department = new EmergencyDepartment(simulation, plan);
        simulation.Start(department.Shifts());
        simulation.Start(department.Arrive());
        simulation.Run(until: WarmUpHours);
        department.Restart();
        simulation.Run(until: WarmUpHours + LengthHours);
        department.Report(replication);
    });

    private void Restart()
    {
        Array.ForEach(_waits, static waits => waits.Restart());
        _unseen.Restart();
        _rooms.RestartStatistics();
        _doctors.RestartStatistics();
    }

    private void Report(Replication replication)
    {
        replication.Report("wait of emergencies, minutes", _waits[0].Mean * 60);
        replication.Report("wait of urgent patients, minutes", _waits[1].Mean * 60);
        replication.Report("wait of others, minutes", _waits[2].Mean * 60);
        replication.Report("unseen, %", _unseen.Mean * 100);
        replication.Report("cost per day", CostPerDay());
    }

    private double CostPerDay()
    {
        var (day, night) = (NightBegins - DayBegins, HoursPerDay - NightBegins + DayBegins);
        var unseen = _unseen.Sum / LengthHours * HoursPerDay;
        return (((day * _plan.DayDoctors) + (night * _plan.NightDoctors)) * CostPerDoctorHour)
            + (_plan.Rooms * CostPerRoomDay) + (unseen * CostPerUnseenPatient);
    }

    /// <summary>A doctor whose shift is over finishes with the patient first: nothing is taken away when the capacity falls.</summary>
    private async Process Shifts()
    {
        while (true)
        {
            await _simulation.Delay(DayBegins);
            _doctors.Capacity = _plan.DayDoctors;
            await _simulation.Delay(NightBegins - DayBegins);
            _doctors.Capacity = _plan.NightDoctors;
            await _simulation.Delay(HoursPerDay - NightBegins);
        }
    }

    /// <summary>Arrivals whose rate changes are thinned out from the highest rate.</summary>
    private async Process Arrive()
    {
        var (arrivals, thinning) = (_simulation.Streams["arrivals"], _simulation.Streams["thinning"]);
        var between = Distribution.Exponential(1 / PatientsPerHourByDay);
        while (true)
        {
            await _simulation.Delay(arrivals.Draw(between));
            var hour = _simulation.Now % HoursPerDay;
            var isDay = hour is >= DayBegins and < NightBegins;
            if (thinning.NextUniform() * PatientsPerHourByDay < (isDay ? PatientsPerHourByDay : PatientsPerHourByNight))
            {
                _simulation.Start(Patient());
            }
        }
    }

    private async Process Patient()
    {
        var streams = _simulation.Streams;
        var place = streams["urgency"].NextUniform();
        var urgency = Array.FindIndex(ShareUpToUrgency, share => place < share);
        var (patience, treatment) = (streams["patience"].Draw(Patience), streams["treatment"].Draw(Treatment));
        var came = _simulation.Now;
        var attempt = await _simulation.All(_rooms.Request(urgency), _doctors.Request(urgency)).Within(urgency == 0 ? 1_000 : patience);
        _unseen.Record(attempt.IsTimedOut ? 1 : 0);
        if (attempt.IsTimedOut)
        {
            return;
        }

        using var room = attempt.Value.First;
        using var doctor = attempt.Value.Second;
        _waits[urgency].Record(_simulation.Now - came);
        await _simulation.Delay(treatment);
    }
}
