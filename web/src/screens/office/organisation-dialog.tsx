import { useState } from 'react';
import { useQuery } from 'urql';
import { useSending } from '../../api/use-sending';
import { ActDialog } from '../../design/act-dialog';
import { ChoiceField, TextField } from '../../design/field';
import { useTell } from '../../design/notice';
import { useSigned } from '../../frame/session';
import { choicesOf, type ValueOf } from '../../language/label';
import { say } from '../../language/say';
import { createOrganisationMutation, editOrganisationMutation, ownersQuery } from './office.documents';
import type { Organisation } from './organisations';

interface OrganisationDialogProps {
  /** Absent where a new one is made. */
  readonly organisation?: Organisation;
  readonly onClose: () => void;
}

export function OrganisationDialog({ organisation, onClose }: OrganisationDialogProps) {
  const tell = useTell();
  const { districtId: ownDistrict } = useSigned();
  const [typed, setTyped] = useState({
    name: organisation?.name ?? '',
    phone: organisation?.phone ?? '',
    email: organisation?.email ?? '',
    website: organisation?.website ?? '',
  });
  const [sector, setSector] = useState<ValueOf<'OrganisationSector'>>(organisation?.sector ?? 'THIRD_SECTOR');
  const [legalForm, setLegalForm] = useState<ValueOf<'LegalForm'>>(
    organisation?.legalForm ?? 'SOCIAL_COOPERATIVE_A',
  );
  const [districtId, setDistrictId] = useState(ownDistrict ?? '');
  const [{ data }] = useQuery({ query: ownersQuery });
  const done = () => {
    tell(say('organisations.saved'));
    onClose();
  };
  const creating = useSending(createOrganisationMutation, done);
  const editing = useSending(editOrganisationMutation, done);
  const go = () => {
    const said = {
      ...{ sector, legalForm, name: typed.name.trim() },
      phone: typed.phone.trim() || null,
      email: typed.email.trim() || null,
      website: typed.website.trim() || null,
    };
    if (!organisation) return creating.send({ ...said, districtId: districtId || null });
    return editing.send({
      ...said,
      organisationId: organisation.id,
      expectedRevision: organisation.revision,
    });
  };
  return (
    <ActDialog
      title={organisation?.name ?? say('organisations.make')}
      send={say('organisations.save')}
      onSend={() => void go()}
      isBusy={creating.isBusy || editing.isBusy}
      fault={creating.fault ?? editing.fault}
      onClose={onClose}
    >
      <TextField
        label={say('organisations.name')}
        value={typed.name}
        onChange={(event) => setTyped({ ...typed, name: event.target.value })}
      />
      <ChoiceField
        label={say('organisations.sector')}
        value={sector}
        choices={choicesOf('OrganisationSector')}
        onChoose={(value) => setSector(value === '' ? sector : value)}
      />
      <ChoiceField
        label={say('organisations.legalForm')}
        value={legalForm}
        choices={choicesOf('LegalForm')}
        onChoose={(value) => setLegalForm(value === '' ? legalForm : value)}
      />
      {organisation || ownDistrict ? null : (
        <ChoiceField
          label={say('invite.district')}
          value={districtId}
          nothing={say('organisations.noDistrict')}
          choices={(data?.districts.nodes ?? []).map(({ id, name }) => ({ value: id, label: name }))}
          onChoose={setDistrictId}
        />
      )}
      {(['phone', 'email', 'website'] as const).map((field) => (
        <TextField
          key={field}
          label={say(`organisations.${field}`)}
          autoComplete="off"
          value={typed[field]}
          onChange={(event) => setTyped({ ...typed, [field]: event.target.value })}
        />
      ))}
    </ActDialog>
  );
}
