#!/usr/bin/env node
// Only this file is read by a Node of any age, so it stays plain; everything else may expect Node 20.
const version = process.versions.node
if (Number(version.split('.')[0]) < 20) {
  console.error(
    `AllKeyMasters needs Node 20 or newer, but this is Node ${version}: install a current one from nodejs.org.`,
  )
  process.exit(1)
}
import('./bootstrap.mjs').then(({ bootstrap }) => bootstrap(process.argv.slice(2)))
