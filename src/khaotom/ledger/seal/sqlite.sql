-- An entry seals its lines: they are there first, sum to zero in each fund, belong to its book and to days still open.
CREATE TRIGGER seal_ledger_entry_balances BEFORE INSERT ON ledger_entry BEGIN
  SELECT RAISE(ABORT, 'ledger_entry_has_lines') WHERE (SELECT COUNT(*) FROM ledger_line WHERE entry_id = NEW.id) < 2;
  SELECT RAISE(ABORT, 'ledger_entry_balances') WHERE EXISTS (
    SELECT 1 FROM ledger_line l JOIN ledger_account a ON a.id = l.account_id
    WHERE l.entry_id = NEW.id GROUP BY a.fund_id HAVING SUM(l.amount) <> 0);
  SELECT RAISE(ABORT, 'ledger_entry_one_book') WHERE EXISTS (
    SELECT 1 FROM ledger_line l JOIN ledger_account a ON a.id = l.account_id
    WHERE l.entry_id = NEW.id AND (a.book_id <> NEW.book_id OR l.seq <> NEW.seq));
  SELECT RAISE(ABORT, 'ledger_entry_open_day') WHERE EXISTS (
    SELECT 1 FROM ledger_line l JOIN ledger_account a ON a.id = l.account_id JOIN ledger_fund f ON f.id = a.fund_id
    WHERE l.entry_id = NEW.id AND f.closed_through IS NOT NULL AND NEW.date <= f.closed_through);
END;
CREATE TRIGGER seal_ledger_line_late BEFORE INSERT ON ledger_line WHEN EXISTS (SELECT 1 FROM ledger_entry WHERE id = NEW.entry_id) BEGIN
  SELECT RAISE(ABORT, 'ledger_line_sealed');
END;
CREATE TRIGGER seal_ledger_entry_update BEFORE UPDATE ON ledger_entry BEGIN SELECT RAISE(ABORT, 'ledger_entry_sealed'); END;
CREATE TRIGGER seal_ledger_entry_delete BEFORE DELETE ON ledger_entry BEGIN SELECT RAISE(ABORT, 'ledger_entry_sealed'); END;
CREATE TRIGGER seal_ledger_line_update BEFORE UPDATE ON ledger_line BEGIN SELECT RAISE(ABORT, 'ledger_line_sealed'); END;
CREATE TRIGGER seal_ledger_line_delete BEFORE DELETE ON ledger_line BEGIN SELECT RAISE(ABORT, 'ledger_line_sealed'); END;
