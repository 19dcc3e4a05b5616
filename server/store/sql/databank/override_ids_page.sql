-- Numbers of permissions: the longest waiting first when they are asked, else newest first.
SELECT w.id
FROM limit_override w
WHERE w.organisation_id = ?
  AND (? = 0 OR w.hub_id = ?)
  AND (? = '' OR w.state = ?)
ORDER BY IF(? = 'asked', w.asked_at, TIMESTAMP'0001-01-01 00:00:00'), w.asked_at DESC, w.id DESC
LIMIT ?
