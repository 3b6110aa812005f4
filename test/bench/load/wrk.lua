-- Walks over the addresses of a file, when one is named, and ends with one line of JSON for the caller.
local addresses = {}
local nth = 0

function init(words)
  if words[1] == nil then return end
  for line in io.lines(words[1]) do addresses[#addresses + 1] = line end
end

function request()
  if #addresses == 0 then return wrk.format() end
  nth = nth % #addresses + 1
  return wrk.format(nil, addresses[nth])
end

function done(summary, latency)
  local errors = summary.errors
  io.write(string.format(
    '\n{"requests":%d,"bytes":%d,"microseconds":%d,"bad":%d,"p50":%f,"p99":%f}\n',
    summary.requests, summary.bytes, summary.duration,
    errors.connect + errors.read + errors.write + errors.status + errors.timeout,
    latency:percentile(50) / 1000, latency:percentile(99) / 1000))
end
