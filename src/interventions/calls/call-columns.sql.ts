/** The columns of a `CallInSight`, from the table called `c`, but for the relation. */
export const callColumns = `c.id, c.intervention_id as "interventionId", c.outcome, c.caller_kind as "callerKind", c.corps,
     c.station_sealed as "stationSealed", c.officer_sealed as "officerSealed",
     c.callback_phone_sealed as "callbackPhoneSealed", c.municipality_code as "municipalityCode",
     c.situation_sealed as "situationSealed", c.answer_sealed as "answerSealed", c.received_at as "receivedAt",
     c.recorded_by as "recordedBy", c.recorded_at as "recordedAt", c.revision,
     (select min(e.at) from timeline_entry e
       where e.intervention_id = c.intervention_id and e.kind = 'TOLD_CALLER' and e.at >= c.received_at) as "calledBackAt"`;
