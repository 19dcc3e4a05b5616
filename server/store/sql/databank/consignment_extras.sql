-- What was found in a packet and is none of its items.
SELECT number, words FROM consignment_extra WHERE consignment_id = ? ORDER BY number
