-- Says how a handover was signed, and under which agreement.
UPDATE handover SET signed_how = ?, is_kept = ?, agreement_id = ?, house_version = ?, language = ? WHERE id = ?
