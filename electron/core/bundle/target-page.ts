import type { BundlePlan, BundleTarget, PlannedExhibit } from '../../../shared/domain/bundle.ts';
import { AppError } from '../../../shared/errors.ts';

const indexes = new WeakMap<BundlePlan, ReadonlyMap<string, PlannedExhibit>>();

/** Gives an exhibit of a plan by its id. Throws `not-found` when it is not in the plan. */
export function exhibitOf(plan: BundlePlan, id: string): PlannedExhibit {
  let index = indexes.get(plan);
  if (!index) {
    index = new Map(plan.exhibits.map((exhibit) => [exhibit.id, exhibit]));
    indexes.set(plan, index);
  }
  const exhibit = index.get(id);
  if (!exhibit) throw new AppError('not-found', `exhibit ${id} is not in this bundle`);
  return exhibit;
}

/** Gives the page of the bundle (from 1) that a target lies on. Throws `not-found` when its exhibit is not in the plan. */
export function targetPage(plan: BundlePlan, target: BundleTarget): number {
  return exhibitOf(plan, target.exhibit).firstPage + target.page - 1;
}
