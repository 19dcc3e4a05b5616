-- A handover says that its signature is kept, and it is not there; or it is there, and nothing says so.
SELECT h.reference
FROM handover h
LEFT JOIN handover_signature s ON s.handover_id = h.id
WHERE (h.signed_how IN ('screen', 'paper') AND h.is_kept) <> (s.handover_id IS NOT NULL)
LIMIT 1
