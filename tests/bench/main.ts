import { execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BenchCommand, BenchJob, BenchRow } from './job.ts';

const usage = `npm run bench -- [job ...] [--json] [--runs n]   jobs are the modules beside this file that export \`job\``;

/** Runs ours and each peer in turn, each run a process of its own, and reports medians and ratios. */
async function main(args: readonly string[]): Promise<void> {
  if (args.includes('--help')) {
    console.log(usage);
    return;
  }
  const at = args.indexOf('--runs');
  const runs = at < 0 ? 5 : Math.max(1, Number(args[at + 1]) || 1);
  const named = args.filter((arg, i) => !arg.startsWith('--') && (at < 0 || i !== at + 1));
  const jobs = await loadJobs();
  const chosen =
    named.length === 0 ? jobs : named.map((name) => jobs.find((job) => job.name === name) ?? fail(`no job ${name}`));
  for (const job of chosen) {
    const rows = await measure(job, runs, args.includes('--json'));
    for (const row of rows) console.log(args.includes('--json') ? JSON.stringify(row) : line(row));
  }
}

async function loadJobs(): Promise<readonly BenchJob[]> {
  const jobs: BenchJob[] = [];
  for (const name of readdirSync(import.meta.dirname).sort()) {
    if (!/^[a-z0-9-]+\.ts$/.test(name) || /^(main|job)\.ts$|-(run|setup)\.ts$/.test(name)) continue;
    const module = (await import(join(import.meta.dirname, name))) as { job?: BenchJob };
    if (module.job) jobs.push(module.job);
  }
  return jobs;
}

async function measure(job: BenchJob, runs: number, quiet: boolean): Promise<readonly BenchRow[]> {
  const folder = mkdtempSync(join(tmpdir(), `bench-${job.name}-`));
  try {
    const setup = await job.prepare(folder);
    if (!quiet) console.log(`\n${job.name}: ${setup.about}\n`);
    const rows: BenchRow[] = [];
    for (const peer of setup.peers) {
      if (!peer.command) {
        rows.push({
          job: job.name,
          peer: peer.name,
          ratio: null,
          ours_s: null,
          peer_s: null,
          rssMb: null,
          missing: peer.missing ?? 'not installed',
        });
        continue;
      }
      const ours: Run[] = [];
      const theirs: Run[] = [];
      for (let i = 0; i < runs; i++) {
        ours.push(await run(peer.ours ?? setup.ours));
        theirs.push(await run(peer.command));
      }
      const ours_s = median(ours.map((r) => r.seconds));
      const peer_s = median(theirs.map((r) => r.seconds));
      const rssMb = Math.round(median(ours.map((r) => r.rssMb)));
      rows.push({
        job: job.name,
        peer: peer.name,
        ratio: round(ours_s / peer_s),
        ours_s: round(ours_s),
        peer_s: round(peer_s),
        rssMb,
        ...(setup.unit === undefined ? {} : { unit: setup.unit }),
      });
    }
    if (setup.report !== undefined && !quiet) {
      const { file, args } = setup.report;
      console.log(execFileSync(file, [...args], { encoding: 'utf8' }));
    }
    return rows;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

type Run = { readonly seconds: number; readonly rssMb: number };

/** Peak memory is the kernel's own mark (VmHWM), looked up every 10 ms until the process ends. */
function run(command: BenchCommand): Promise<Run> {
  return new Promise((resolve, reject) => {
    const started = process.hrtime.bigint();
    const child = spawn(command.file, [...command.args], { stdio: ['ignore', 'pipe', 'pipe'] });
    let errors = '';
    let said = '';
    child.stdout.on('data', (chunk: Buffer) => (said = (said + chunk.toString()).slice(-500)));
    let peak = 0;
    child.stderr.on('data', (chunk: Buffer) => (errors += chunk.toString()));
    const timer = setInterval(() => (peak = Math.max(peak, peakOf(child.pid))), 10);
    child.on('error', reject);
    child.on('close', (code) => {
      clearInterval(timer);
      const measured = /^measured ([\d.e-]+) (?:s|MB)$/m.exec(said)?.[1];
      const seconds = measured === undefined ? Number(process.hrtime.bigint() - started) / 1e9 : Number(measured);
      if (code === 0) resolve({ seconds, rssMb: peak / 1024 });
      else reject(new Error(`${command.file} ended with ${code}: ${errors.slice(-500)}`));
    });
  });
}

function peakOf(pid: number | undefined): number {
  try {
    return Number(/VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0);
  } catch {
    return 0;
  }
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1 ? (sorted[middle] ?? 0) : ((sorted[middle - 1] ?? 0) + (sorted[middle] ?? 0)) / 2;
}

const round = (value: number): number => Number(value.toPrecision(4));

function line(row: BenchRow): string {
  if (row.ratio === null) return `${row.peer.padEnd(34)} not run: ${row.missing}`;
  if (row.unit === 'MB') {
    return `${row.peer.padEnd(34)} ratio ${row.ratio.toFixed(3)}   ours ${row.ours_s} MB   peer ${row.peer_s} MB`;
  }
  return `${row.peer.padEnd(34)} ratio ${row.ratio.toFixed(3)}   ours ${timeWords(row.ours_s)}   peer ${timeWords(row.peer_s)}   peak ${row.rssMb} MB`;
}

function timeWords(seconds: number | null): string {
  if (seconds === null) return '';
  return seconds < 0.1 ? `${(seconds * 1000).toFixed(3)} ms` : `${seconds.toFixed(2)} s`;
}

function fail(message: string): never {
  throw new Error(`${message}\n${usage}`);
}

await main(process.argv.slice(2));
