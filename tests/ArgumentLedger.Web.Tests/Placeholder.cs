namespace ArgumentLedger.Domain.Tests;
