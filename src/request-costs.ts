import type { CostTable } from './platform/graphql/document-cost.js';

/**
 * What requests cost, in units; an object is one. A search for a page of twenty with everything the console shows costs
 * about three hundred.
 */
export const requestCosts: CostTable = {
  roots: { query: 2, mutation: 10, subscription: 20 },
  fields: {
    'Query.findBeds': 10,
    'Query.__schema': 500,
    'Query.__type': 20,
  },
  usualList: 5,
  lists: {
    'Organisation.shelters': 10,
    'District.municipalities': 20,
    'Intervention.placements': 10,
    'Query.alerts': 20,
    'Query.deadlinePolicies': 12,
    'Query.procedures': 9,
    'Procedure.steps': 15,
    'ProcedureRun.steps': 15,
    'PlannedShifts.shifts': 50,
    'ShiftPlan.shifts': 50,
    'HandOver.matters': 20,
    'Query.handOvers': 10,
    'Coverage.months': 13,
  },
  emergency: { findBeds: 60, holdBeds: 60, holdGroup: 60, confirmPlacement: 60 },
  entrances: [
    ...['signIn', 'acceptInvitation', 'acceptInvitationAtProvider', 'requestPasswordReset', 'resetPassword'],
    ...['me', 'demoPeople'],
  ],
};

/**
 * What an account may spend a minute: some four hundred usual searches. Nobody signed in: a quarter of it a network for
 * reading, and apart from that a sixteenth for signing in, which is some five hundred times.
 */
export const usualUnitsPerMinute = 120_000;
