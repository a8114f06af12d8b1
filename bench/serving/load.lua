-- Each request is somebody else's: one line of PEOPLE a person. With LOGIN, twenty people sign in by password instead.
local keys, turn, path = {}, 0, os.getenv("LOAD_PATH")
local login = os.getenv("LOAD_LOGIN")
local token = string.rep("k", 32)

function init(args)
  for line in io.lines(os.getenv("LOAD_PEOPLE")) do keys[#keys + 1] = line:match("^%S+") end
  math.randomseed(7)
  turn = math.random(#keys)
end

function request()
  turn = turn % #keys + 1
  if login then
    local body = "csrfmiddlewaretoken=" .. token .. "&login=staff" .. turn .. "%40bench.example&password=seven+odd+otters+juggle"
    return wrk.format("POST", path, {
      ["Cookie"] = "csrftoken=" .. token, ["Content-Type"] = "application/x-www-form-urlencoded",
      ["X-Forwarded-For"] = "10." .. turn % 250 .. "." .. math.random(250) .. "." .. math.random(250) }, body)
  end
  return wrk.format("GET", path, { ["Cookie"] = "sessionid=" .. keys[turn] })
end

function done(summary, latency, requests)
  local wrong = summary.errors.status + summary.errors.connect + summary.errors.read + summary.errors.write + summary.errors.timeout
  io.write(string.format("RESULT %.1f %.1f %.1f %.1f %d\n", summary.requests / (summary.duration / 1e6),
    latency:percentile(50) / 1000, latency:percentile(95) / 1000, latency:percentile(99) / 1000, wrong))
end
