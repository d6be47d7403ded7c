import { useMemo } from 'react';
import { contractTemplateSchema, type ContractTemplate } from '../../shared/domain/contracts.ts';
import { useCall } from '../api.ts';

/** Gives the contract and statute templates that come with the program; one that cannot be read is left out. */
export function useContracts(): readonly ContractTemplate[] {
  const contracts = useCall('grievances.contracts', {}).data;
  return useMemo(
    () =>
      (contracts ?? []).flatMap((each) => {
        const parsed = contractTemplateSchema.safeParse(each);
        return parsed.success ? [parsed.data] : [];
      }),
    [contracts],
  );
}
