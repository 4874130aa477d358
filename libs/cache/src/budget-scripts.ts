/*
 * The shared budget inside Redis: evenly spaced slots, handed out one by one. All times are Redis' own, in microseconds,
 * so that no clock of ours matters. State, one hash per budget:
 *   next           the first slot not yet handed out
 *   urgentUntil    some process has urgent work waiting; others' patient work steps back until then
 *   patientAt      the last slot of patient work, so that it never starves altogether
 *   level, levelAt the part of the budget in use since the last refusal, and when that was; grows back with time
 *   slowUntil      a process came back after working alone; the others may not have noticed yet
 */
const STATE_TTL_MS = 600_000;

const LEVEL = `
  local function level_at(now, level, level_at)
    return math.min(1, (tonumber(level) or 1) + (now - (tonumber(level_at) or now)) / tonumber(ARGV[1]))
  end
  local function put(...)
    redis.call('HSET', KEYS[1], ...)
    redis.call('PEXPIRE', KEYS[1], ${STATE_TTL_MS})
  end
  local function text(number) return string.format('%.0f', number) end
  local time = redis.call('TIME')
  local now = tonumber(time[1]) * 1000000 + tonumber(time[2])`;

/**
 * ARGV: recovery of the level in µs, interval between slots in µs, urgent 0/1, more urgent work waiting 0/1,
 * returning 0/1, interval of a process alone in µs.
 * Answers {1, µs until the slot} or {0, µs until asking again makes sense}.
 */
export const RESERVE = `${LEVEL}
  local s = redis.call('HMGET', KEYS[1], 'next', 'urgentUntil', 'patientAt', 'level', 'levelAt', 'slowUntil')
  local urgent = ARGV[3] == '1'
  local urgentUntil = tonumber(s[2]) or 0
  if not urgent and urgentUntil > now and (tonumber(s[3]) or 0) > now - 1000000 then
    return {0, math.min(urgentUntil - now, 20000)}
  end
  local interval = tonumber(ARGV[2]) / level_at(now, s[4], s[5])
  local slowUntil = tonumber(s[6]) or 0
  if ARGV[5] == '1' then
    slowUntil = now + 1000000
    put('slowUntil', text(slowUntil))
  end
  if slowUntil > now then interval = math.max(interval, tonumber(ARGV[6])) end
  local slot = math.max(now, tonumber(s[1]) or 0)
  put('next', text(slot + interval))
  if not urgent then put('patientAt', text(slot)) end
  if urgent and ARGV[4] == '1' then put('urgentUntil', text(slot + 100000)) end
  return {1, math.floor(slot - now)}`;

/**
 * ARGV: recovery of the level in µs, pause in µs. Processes that are refused together count once.
 * Answers the level now in use, in thousandths.
 */
export const PENALISE = `${LEVEL}
  local s = redis.call('HMGET', KEYS[1], 'next', 'level', 'levelAt')
  local level = level_at(now, s[2], s[3])
  if (tonumber(s[3]) or 0) < now - 1000000 then
    level = math.max(0.1, level * 0.85)
    put('level', string.format('%.6f', level), 'levelAt', text(now))
  end
  put('next', text(math.max(tonumber(s[1]) or 0, now + tonumber(ARGV[2]))))
  return math.floor(level * 1000)`;

/** Sum over the last ten seconds, kept in one-second buckets. ARGV: score to add. Answers {sum, µs until it falls}. */
export const SCORE = `
  local time = redis.call('TIME')
  local second = tonumber(time[1])
  local added = tonumber(ARGV[1])
  if added > 0 then
    redis.call('HINCRBYFLOAT', KEYS[1], tostring(second), ARGV[1])
    redis.call('PEXPIRE', KEYS[1], 12000)
  end
  local sum, oldest = 0, second
  local buckets = redis.call('HGETALL', KEYS[1])
  for i = 1, #buckets, 2 do
    local at = tonumber(buckets[i])
    if at <= second - 10 then
      redis.call('HDEL', KEYS[1], buckets[i])
    else
      sum = sum + tonumber(buckets[i + 1])
      oldest = math.min(oldest, at)
    end
  end
  return {math.ceil(sum), (oldest + 10 - second) * 1000000 - tonumber(time[2])}`;
