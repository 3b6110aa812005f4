import { spawnSync } from 'node:child_process'
import { cpus, release, totalmem } from 'node:os'

export type Machine = {
  cores: number
  processor: string
  memoryGb: number
  system: string
  node: string
  postgres: string
  loadGenerator: string
  commit: string
}

export function describeMachine(about: { postgres: string; loadGenerator: string }): Machine {
  return {
    cores: cpus().length,
    processor: cpus()[0]?.model.trim() || 'unknown',
    memoryGb: Math.round(totalmem() / 1024 ** 3),
    system: `${process.platform} ${release()}`,
    node: process.version,
    ...about,
    commit: commit(),
  }
}

export function machineLine({ cores, processor, memoryGb, node, postgres, loadGenerator }: Machine): string {
  return `${cores} cores (${processor}), ${memoryGb} GB, Node ${node}, PostgreSQL ${postgres}, ${loadGenerator}; server and clients share the cores`
}

function commit(): string {
  const git = spawnSync('git', ['describe', '--always', '--dirty'], { encoding: 'utf8' })
  return git.stdout?.trim() || 'unknown'
}
