import type { BundlePlan, BundleTarget } from '../../../shared/domain/bundle.ts';
import { AppError } from '../../../shared/errors.ts';

/** Gives the page of the bundle (from 1) that a target lies on. Throws `not-found` when its exhibit is not in the plan. */
export function targetPage(plan: BundlePlan, target: BundleTarget): number {
  const exhibit = plan.exhibits.find((e) => e.id === target.exhibit);
  if (!exhibit) throw new AppError('not-found', `exhibit ${target.exhibit} is not in this bundle`);
  return exhibit.firstPage + target.page - 1;
}
