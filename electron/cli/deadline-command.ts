import { Command, Option } from 'commander';
import { deadlineModes, deadlineUnits, serviceKinds } from '../../shared/domain/deadline-schema.ts';
import { deadlineFromOptions } from '../../shared/domain/deadline-options.ts';
import { formatDeadline } from '../../shared/domain/deadline-trace.ts';
import { loadCalendar } from '../core/deadlines/calendars.ts';
import { printJson, resourcesFolder } from './with-case.ts';

type Options = {
  from: string;
  count: string;
  mode: string;
  unit: string;
  calendar: string;
  service: string;
  backward?: boolean;
  json?: boolean;
};

export function deadlineCommand(): Command {
  return new Command('deadline')
    .description('Count a deadline and show every day that was counted or skipped.')
    .requiredOption('--from <day>', 'trigger day, YYYY-MM-DD')
    .requiredOption('--count <n>', 'how many')
    .addOption(new Option('--mode <mode>', 'way of counting').choices(deadlineModes).default('unspecified'))
    .addOption(new Option('--unit <unit>', 'what is counted').choices(deadlineUnits).default('days'))
    .option('--calendar <name>', 'holiday table', 'us-federal')
    .addOption(new Option('--service <how>', 'how the paper was served').choices(serviceKinds).default('none'))
    .option('--backward', 'count backward from the trigger day')
    .option('--json', 'as JSON: {due, readings, warnings, trace}')
    .action(async (options: Options) => {
      const result = deadlineFromOptions(options, await loadCalendar(resourcesFolder, options.calendar));
      if (options.json === true) printJson(result);
      else console.log(formatDeadline(result));
    });
}
