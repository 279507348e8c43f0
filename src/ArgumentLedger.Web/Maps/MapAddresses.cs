namespace ArgumentLedger.Web.Maps;

/// <summary>Where the parts of a map lead.</summary>
/// <param name="Position">The address of a contribution by its label; of the debate for “motion”. Null where nothing of it is anywhere yet.</param>
/// <param name="View">The address of another view of the same map; null where nothing can be folded.</param>
public sealed record MapAddresses(Func<string, string>? Position, Func<MapView, string>? View);
