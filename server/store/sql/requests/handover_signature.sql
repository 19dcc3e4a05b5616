-- The signature under a handover.
SELECT sealed, actor, signed_at FROM handover_signature WHERE handover_id = ?
