import { describe, expect, it } from '@jest/globals';
import { firstDestination, nextDestination } from './destinations.js';

const switchboard = { townId: 'sa', townName: 'Saint-Aubin', switchboard: '+33465719000' };
const direct = { ...switchboard, service: { id: 'voirie', name: 'Voirie', phone: '+33465719060' } };
const closed = { ...direct, service: { ...direct.service, open: false } };
const nothing = { digit: null, danger: null, hint: null };
const hint = (confidence: number) => ({
  serviceId: 'voirie',
  phone: '+33465719060',
  demarche: 'nid-de-poule',
  confidence,
});

describe('the first person to ring', () => {
  it('is at the service dialled, whatever qualification thinks', () => {
    const elsewhere = { ...hint(1), phone: '+33465719099' };
    expect(firstDestination(direct, { ...nothing, hint: elsewhere })).toEqual({
      number: '+33465719060',
      reason: 'dialled',
      transfer: false,
    });
  });

  it('is at the hinted service from three chances in four on, else at the switchboard', () => {
    expect(firstDestination(switchboard, { ...nothing, hint: hint(0.75) })).toMatchObject({ reason: 'hint' });
    expect(firstDestination(switchboard, { ...nothing, hint: hint(0.74) })).toMatchObject({ reason: 'dialled' });
  });

  it('is at the switchboard for key 0, a closed service or an emergency, and each of them leaves the line dialled', () => {
    const emergency = { level: 'emergency' as const, numbers: ['15'] };
    const number = '+33465719000';
    expect(firstDestination(direct, { ...nothing, digit: '0' })).toEqual({ number, reason: 'asked', transfer: true });
    expect(firstDestination(closed, nothing)).toEqual({ number, reason: 'closed', transfer: true });
    expect(firstDestination(direct, { ...nothing, danger: emergency })).toEqual({
      number,
      reason: 'danger',
      transfer: true,
    });
    expect(firstDestination(switchboard, { ...nothing, digit: '0' }).transfer).toBe(false);
  });

  it('is not changed by any other key', () => {
    expect(firstDestination(direct, { ...nothing, digit: '5' }).reason).toBe('dialled');
  });
});

describe('the next person', () => {
  it('is at the switchboard, then at the service dialled, each of them once', () => {
    expect(nextDestination(direct, ['+33465719060'], 'busy')).toEqual({
      number: '+33465719000',
      reason: 'busy',
      transfer: true,
    });
    expect(nextDestination(direct, ['+33465719000'], 'no-answer')?.number).toBe('+33465719060');
    expect(nextDestination(direct, ['+33465719060', '+33465719000'], 'busy')).toBeNull();
    expect(nextDestination(switchboard, ['+33465719000'], 'busy')).toBeNull();
  });

  it('is never at a closed service', () => {
    expect(nextDestination(closed, ['+33465719000'], 'busy')).toBeNull();
  });

  it('is rung for a reason we have a name for, whatever the carrier says', () => {
    expect(nextDestination(direct, ['+33465719060'], 'canceled')?.reason).toBe('failed');
  });
});
