import { relationSql } from '../scope.js';
import { subjectWords, wordColumns } from './word-columns.js';

/** The columns of a `SubjectInSight`, after `subjectsInSight`. */
export const subjectColumns = `s.id, s.intervention_id as "interventionId", i.district_id as "districtId",
     s.person_id as "personId", s.merged_into as "mergedInto", s.merged_at as "mergedAt", s.sex,
     s.age_from as "ageFrom", s.age_to as "ageTo", s.minor, s.unaccompanied, s.identification, s.languages,
     s.household_id as "householdId", s.household_role as "householdRole", s.consent, s.consent_at as "consentAt",
     s.representative_kind as "representativeKind", s.recorded_at as "recordedAt", s.revision,
     ${subjectWords.map((word) => `s.${wordColumns[word]}_sealed as "${word}Sealed"`).join(', ')},
     exists (select from subject m where m.merged_into = s.id) as "hasRecords",
     r.municipality_code as "residenceCode", r.basis as "residenceBasis", seen.relation`;

/** People with what the caller is to their case; none for an office. The parameters of `relationSql` begin at `$first`. */
export const subjectsInSight = (first: number) => `subject s
   join intervention i on i.id = s.intervention_id
   left join case_residence r on r.subject_id = s.id
   cross join lateral (select ${relationSql(first)} as relation) seen`;

export const isSeen = `seen.relation in ('WORKER', 'SYSTEM', 'MEDIATOR', 'EMERGENCY')`;
