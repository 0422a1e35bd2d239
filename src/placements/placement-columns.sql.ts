/** The columns of a `Placement`, from the table called `p`. */
export const placementColumns = `p.id, p.pool_id as "poolId", p.intervention_id as "interventionId",
     p.group_id as "groupId", p.places, p.guests, p.held_at as "heldAt", p.held_by as "heldBy",
     p.expires_at as "expiresAt", p.extended_at as "extendedAt", p.extension_reason_sealed as "extensionReasonSealed",
     p.override_reason_sealed as "overrideReasonSealed", p.confirmed_at as "confirmedAt",
     p.confirmed_by as "confirmedBy", p.expected_by as "expectedBy", p.released_at as "releasedAt",
     p.released_by as "releasedBy", p.refused_at as "refusedAt", p.refused_by as "refusedBy",
     p.refusal_actor as "refusalActor", p.refusal_reason as "refusalReason", p.told_caller_at as "toldCallerAt",
     p.departed_for_at as "departedForAt", p.arrived_at as "arrivedAt", p.arrival_recorded_by as "arrivalRecordedBy",
     p.arrived_places as "arrivedPlaces", p.stay_until as "stayUntil", p.no_show_at as "noShowAt",
     p.no_show_by as "noShowBy", p.ended_at as "endedAt", p.ended_by as "endedBy", p.note_sealed as "noteSealed",
     p.revision`;
